"""German names with their English forms: a table and nothing else. The most common English form comes first."""

_TABLE = """
Afghanistan=Afghanistan; Ägypten=Egypt; Albanien=Albania; Algerien=Algeria; Argentinien=Argentina; Armenien=Armenia;
Aserbaidschan=Azerbaijan; Äthiopien=Ethiopia; Australien=Australia; Bangladesch=Bangladesh; Belarus=Belarus;
Belgien=Belgium; Bolivien=Bolivia; Bosnien=Bosnia; Brasilien=Brazil; Bulgarien=Bulgaria; Dänemark=Denmark/Danish/Dane;
Deutschland=Germany; Estland=Estonia; Finnland=Finland/Finnish/Finn; Frankreich=France/French; Georgien=Georgia; Griechenland=Greece/Greek;
Grönland=Greenland; Großbritannien=Britain/United Kingdom/UK/British; Indien=India; Indonesien=Indonesia; Irak=Iraq;
Irland=Ireland/Irish; Italien=Italy/Italian; Jemen=Yemen; Jordanien=Jordan; Kambodscha=Cambodia; Kamerun=Cameroon;
Kanada=Canada/Canadian; Kasachstan=Kazakhstan; Katar=Qatar; Kenia=Kenya; Kolumbien=Colombia; Kongo=Congo; Kroatien=Croatia;
Kuba=Cuba; Lettland=Latvia; Libanon=Lebanon; Libyen=Libya; Litauen=Lithuania; Luxemburg=Luxembourg;
Marokko=Morocco; Mexiko=Mexico; Moldau=Moldova; Mongolei=Mongolia; Mosambik=Mozambique; Neuseeland=New Zealand;
Niederlande=Netherlands/Dutch; Nordkorea=North Korea; Norwegen=Norway/Norwegian; Österreich=Austria; Palästina=Palestine;
Philippinen=Philippines; Polen=Poland/Polish/Pole; Ruanda=Rwanda; Rumänien=Romania; Russland=Russia; Sambia=Zambia;
Saudi-Arabien=Saudi Arabia; Schweden=Sweden/Swedish/Swede; Schweiz=Switzerland/Swiss; Serbien=Serbia; Simbabwe=Zimbabwe;
Singapur=Singapore; Slowakei=Slovakia; Slowenien=Slovenia; Spanien=Spain/Spanish/Spaniard; Südafrika=South Africa;
Südkorea=South Korea; Südsudan=South Sudan; Syrien=Syria; Tansania=Tanzania; Tschad=Chad; Tschechien=Czech/Czechia;
Tunesien=Tunisia; Türkei=Turkey/Türkiye/Turkish/Turk; Ungarn=Hungary; Usbekistan=Uzbekistan; Weißrussland=Belarus;
Zypern=Cyprus; Europa=Europe; Asien=Asia; Afrika=Africa; Amerika=America; Südamerika=South America;
Nordamerika=North America; Osteuropa=Eastern Europe; Westeuropa=Western Europe; Vereinigte Staaten=United States/US;
München=Munich; Köln=Cologne; Nürnberg=Nuremberg; Hannover=Hanover; Wien=Vienna; Genf=Geneva; Zürich=Zurich;
Rom=Rome; Mailand=Milan; Venedig=Venice; Neapel=Naples; Florenz=Florence; Lissabon=Lisbon; Moskau=Moscow;
Sankt Petersburg=St. Petersburg/Saint Petersburg; Peking=Beijing; Pjöngjang=Pyongyang; Kiew=Kyiv/Kiev;
Warschau=Warsaw; Krakau=Krakow; Prag=Prague; Brüssel=Brussels; Straßburg=Strasbourg; Den Haag=The Hague;
Athen=Athens; Kopenhagen=Copenhagen; Bukarest=Bucharest; Belgrad=Belgrade; Teheran=Tehran; Kairo=Cairo;
Bagdad=Baghdad; Damaskus=Damascus; Tokio=Tokyo; Neu-Delhi=New Delhi; Havanna=Havana; Hongkong=Hong Kong;
Tschernobyl=Chernobyl/Chornobyl; Charkiw=Kharkiv; Odessa=Odesa/Odessa; Mariupol=Mariupol; Lwiw=Lviv;
Bayern=Bavaria/Bayern; Sachsen=Saxony/Saxon; Hessen=Hesse; Thüringen=Thuringia; Niedersachsen=Lower Saxony;
Nordrhein-Westfalen=North Rhine-Westphalia; Rheinland-Pfalz=Rhineland-Palatinate; Sachsen-Anhalt=Saxony-Anhalt;
Kärnten=Carinthia; Steiermark=Styria; Tirol=Tyrol; Niederösterreich=Lower Austria; Oberösterreich=Upper Austria;
Donau=Danube; Rhein=Rhine; Ostsee=Baltic; Nordsee=North Sea; Mittelmeer=Mediterranean; Schwarzes Meer=Black Sea;
Wladimir=Vladimir; Selenskyj=Zelenskyy/Zelensky/Zelenskiy; Selenski=Zelensky/Zelenskyy; Lawrow=Lavrov;
Schoigu=Shoigu; Medwedew=Medvedev; Nawalny=Navalny; Gorbatschow=Gorbachev; Jelzin=Yeltsin; Peskow=Peskov;
Lukaschenko=Lukashenko; Sergej=Sergei/Sergey; Alexej=Alexei; Dmitri=Dmitry/Dmitri;
EZB=ECB/European Central Bank; IWF=IMF/International Monetary Fund; UNO=UN/U.N./UNO/United Nations; DVRK=DPRK;
USA=US/U.S./USA/United States/America; EuGH=ECJ/European Court of Justice; BIP=GDP/gross domestic product;
KI=AI/artificial intelligence; Nato=NATO; NATO=NATO; EU=EU/European; UN=UN/U.N./United Nations; WHO=WHO; OSZE=OSCE;
WM=World Cup/World Championship; EM=European Championship/Euro; LKW=truck/lorry; PKW=car; PS=hp/bhp/horsepower;
US=US/U.S./USA/American; DDR=GDR/East German; BRICS=BRICS; G7=G7; G20=G20
"""

#: The English forms of a German name, the most common first.
ENGLISH_NAMES: dict[str, tuple[str, ...]] = {
    german.strip(): tuple(english.strip().split("/"))
    for german, _, english in (entry.partition("=") for entry in _TABLE.split(";"))
}
