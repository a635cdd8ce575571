"""City names that English news uses beside those of GeoNames: `COUNTRY canonical|variant|variant`, own compilation.

A record of GeoNames in that country under any of the names becomes this concept."""

EXONYMS = """
AF Jalalabad
FR Calais
GB Craigavon
IR Tabriz|Tabrīz
JP Hiroshima|Hiroshima-shi
JP Nagoya|Nagoya-shi
JP Osaka|Osaka-shi
MV Malé
MX Oaxaca|Oaxaca de Juárez
PS Gaza City
PS Jenin
PS Rafah|Rafaḩ
TH Pattaya|Phatthaya
UZ Samarkand|Samarqand
XK Mitrovica|Mitrovicë
AE Ras al-Khaimah|Ras Al Khaimah|Ra's al Khaymah
AE Umm al-Quwain|Umm al Qaywayn
AF Herat|Hirat
AF Kandahar|Qandahar
AF Lashkar Gah|Lashkargah
AF Mazar-i-Sharif|Mazar-e Sharif|Mazari Sharif
AM Yerevan|Erevan
AT Vienna|Wien
AZ Stepanakert|Khankendi|Xankandi
BD Chittagong|Chattogram
BD Cox's Bazar|Coxs Bazar
BD Dhaka|Dacca
BD Barisal|Barishal
BE Antwerp|Antwerpen|Anvers
BE Bruges|Brugge
BE Brussels|Bruxelles|Brussel
BE Ghent|Gent
BE Leuven|Louvain
BE Liège|Luik
BE Mechelen|Malines
BE Mons|Bergen
BE Namur|Namen
BE Ostend|Oostende
BE Ypres|Ieper
BE Kortrijk|Courtrai
BR Brasilia|Brasília
BR Rio de Janeiro|Rio
BY Gomel|Homyel|Homel
BY Grodno|Hrodna
CA Montreal|Montréal
CA Quebec City|Québec
CA St John's|Saint John's|St. John's
CH Basel|Basle
CH Bern|Berne
CH Geneva|Genève|Genf
CH Lucerne|Luzern
CH Zurich|Zürich
CH St Gallen|Sankt Gallen
CH Biel|Bienne|Biel/Bienne
CL Viña del Mar|Vina del Mar
CN Beijing|Peking
CN Chongqing|Chungking
CN Kashgar|Kashi
CN Nanjing|Nanking
CN Qingdao|Tsingtao
CN Tianjin|Tientsin
CN Urumqi|Ürümqi|Wulumuqi
CN Xi'an|Xian
CN Xiamen|Amoy
CO Bogota|Bogotá
CO Medellín|Medellin
CU Havana|La Habana
CY Famagusta|Ammochostos
CY Larnaca|Larnaka
CY Limassol|Lemesos
CY Nicosia|Lefkosia
CZ Brno|Brünn
CZ Pilsen|Plzeň
CZ Prague|Praha
CZ Karlovy Vary|Carlsbad
DE Brunswick|Braunschweig
DE Cologne|Köln|Koeln
DE Düsseldorf|Duesseldorf
DE Frankfurt|Frankfurt am Main
DE Frankfurt an der Oder|Frankfurt (Oder)
DE Göttingen|Goettingen
DE Halle|Halle (Saale)
DE Hanover|Hannover
DE Lübeck|Luebeck
DE Munich|München|Muenchen
DE Nuremberg|Nürnberg|Nuernberg
DE Regensburg|Ratisbon
DK Aarhus|Århus
DK Copenhagen|København
DK Elsinore|Helsingør
DZ Algiers|Alger
EG Giza|Al Jizah
EG Sharm el-Sheikh|Sharm el Sheikh|Sharm ash Shaykh
EH Laayoune|El Aaiun|Laâyoune / El Aaiún
ES A Coruña|La Coruña|Corunna
ES Cadiz|Cádiz
ES Cordoba|Córdoba
ES Palma|Palma de Mallorca
ES San Sebastián|Donostia|Donostia / San Sebastián
ES Seville|Sevilla
ES Vitoria|Vitoria-Gasteiz|Gasteiz / Vitoria
ES Zaragoza|Saragossa
FI Turku|Åbo
FO Torshavn|Tórshavn
FR Dunkirk|Dunkerque
FR Lyon|Lyons
FR Marseille|Marseilles
FR Reims|Rheims
FR Saint-Étienne|St Etienne
GB Newcastle|Newcastle upon Tyne|Newcastle-upon-Tyne
GB Hull|Kingston upon Hull|Kingston-upon-Hull
GB Londonderry|Derry
GB Stoke-on-Trent|Stoke on Trent|Stoke
GB Brighton and Hove|Brighton & Hove
GB Bury St Edmunds|Bury Saint Edmunds
GB St Albans|Saint Albans
GB St Helens|Saint Helens
GB St Austell|Saint Austell
GB St Andrews|Saint Andrews
GB St Neots|Saint Neots
GB St Ives|Saint Ives
GB King's Lynn|Kings Lynn
GB Bishop's Stortford|Bishops Stortford
GB Southend-on-Sea|Southend
GB Lytham St Annes|Lytham St Anne's
GB Burton upon Trent|Burton-on-Trent|Burton-upon-Trent
GB Barrow-in-Furness|Barrow in Furness
GB Weston-super-Mare|Weston super Mare
GB Clacton-on-Sea|Clacton
GB Tunbridge Wells|Royal Tunbridge Wells
GB Leamington Spa|Royal Leamington Spa
GB Sutton Coldfield|Royal Sutton Coldfield
GB Wootton Bassett|Royal Wootton Bassett
GB Ashton-under-Lyne|Ashton under Lyne
GB Newcastle-under-Lyme|Newcastle under Lyme
GE Tbilisi|Tiflis
GL Nuuk|Godthåb
GR Athens|Athína
GR Corfu|Kerkyra
GR Heraklion|Iraklion|Irákleion
GR Patras|Pátra
GR Piraeus|Piraiás
GR Rhodes|Ródos
GR Thessaloniki|Salonika|Salonica|Thessaloníki
GT Guatemala City|Guatemala
ID Jakarta|Djakarta
ID Yogyakarta|Jogjakarta
IE Cork|Cork City
IE Dún Laoghaire|Dun Laoghaire
IE Galway|Galway City
IE Limerick|Limerick City
IL Acre|Akko|'Akko
IL Beersheba|Be'er Sheva|Beer Sheva|Beersheva
IL Haifa|H̱efa
IL Tel Aviv|Tel Aviv-Yafo|Tel-Aviv
IN Allahabad|Prayagraj
IN Bengaluru|Bangalore
IN Chennai|Madras
IN Gurugram|Gurgaon
IN Kanpur|Cawnpore
IN Kochi|Cochin
IN Kolkata|Calcutta
IN Kozhikode|Calicut
IN Mangaluru|Mangalore
IN Mumbai|Bombay
IN Mysuru|Mysore
IN Puducherry|Pondicherry
IN Pune|Poona
IN Shimla|Simla
IN Thiruvananthapuram|Trivandrum
IN Tiruchirappalli|Trichy
IN Vadodara|Baroda
IN Varanasi|Benares|Banaras
IN Visakhapatnam|Vizag
IN Ooty|Udagamandalam|Ootacamund
IN Belagavi|Belgaum
IN Hubballi|Hubli
IN Panaji|Panjim
IN Thrissur|Trichur
IN Kannur|Cannanore
IN Kollam|Quilon
IQ Basra|Basrah|Al Basrah
IQ Erbil|Irbil|Arbil|Arbīl
IQ Fallujah|Falluja|Al Fallujah
IQ Karbala|Kerbala
IQ Mosul|Al Mawsil al Jadidah
IQ Najaf|An Najaf
IQ Ramadi|Ar Ramadi
IQ Sulaymaniyah|Sulaimaniya|As Sulaymaniyah
IR Isfahan|Esfahan
IR Mashhad|Meshed
IR Qom|Qum
IR Tehran|Teheran
IS Reykjavik|Reykjavík
IT Florence|Firenze
IT Genoa|Genova
IT Livorno|Leghorn
IT Mantua|Mantova
IT Milan|Milano
IT Naples|Napoli
IT Padua|Padova
IT Rome|Roma
IT Syracuse|Siracusa
IT Trento|Trent
IT Turin|Torino
IT Venice|Venezia
JO Aqaba|Al 'Aqabah
KR Busan|Pusan
KR Daegu|Taegu
KR Daejeon|Taejon
KR Gwangju|Kwangju
KR Incheon|Inch'ŏn|Inchon
KR Seoul|Sŏul
KW Kuwait City|Al Kuwayt
KZ Almaty|Alma-Ata
KZ Astana|Nur-Sultan|Akmola
LB Beirut|Beyrouth
LB Sidon|Saïda
LB Tripoli|Tarabulus
LB Tyre|Sur
LT Vilnius|Vilna
LU Luxembourg City|Luxembourg
LY Misrata|Mişrātah|Misurata
LY Sirte|Surt
MA Fez|Fes|Fès
MA Marrakesh|Marrakech
MA Tangier|Tangiers
MC Monte Carlo|Monte-Carlo
MD Chisinau|Chişinău|Kishinev
ML Timbuktu|Tombouctou
MM Naypyidaw|Nay Pyi Taw|Naypyitaw
MM Yangon|Rangoon
MM Sittwe|Akyab
MM Mawlamyine|Moulmein|Mawlamyaing
MN Ulan Bator|Ulaanbaatar
MO Macau|Macao
MX Cancún|Cancun
MX Ciudad Juárez|Juárez
MX Mexico City|Ciudad de México
MX Acapulco|Acapulco de Juárez
MY Johor Bahru|Johor Baharu
MY Kuala Lumpur|KL
MY Malacca|Melaka
MY George Town|Georgetown|Penang
MZ Maputo|Lourenço Marques
NL Hague|The Hague|the Hague|Den Haag
NL Hook of Holland|Hoek van Holland
NP Kathmandu|Katmandu
OM Muscat|Masqat
PA Panama City|Panamá
PH Zamboanga|Zamboanga City
PK Faisalabad|Lyallpur
PL Krakow|Kraków|Cracow
PL Gdansk|Gdańsk|Danzig
PL Lodz|Łódź
PL Poznan|Poznań
PL Szczecin|Stettin
PL Warsaw|Warszawa
PL Wroclaw|Wrocław|Breslau
PL Oswiecim|Oświęcim
PS Jabalia|Jabālyā
PS Khan Younis|Khan Yunis
PS Tulkarm|Tulkarem
PT Lisbon|Lisboa
PT Porto|Oporto
PY Asuncion|Asunción
RO Bucharest|București
RO Cluj-Napoca|Cluj
RO Timisoara|Timişoara
RO Brasov|Brașov
RO Iasi|Iaşi
RS Belgrade|Beograd
RS Nis|Niš
RU Grozny|Groznyy
RU Kaliningrad|Königsberg
RU Moscow|Moskva
RU Nizhny Novgorod|Nizhniy Novgorod|Gorky
RU Rostov-on-Don|Rostov|Rostov-na-Donu
RU St Petersburg|Saint Petersburg|Leningrad
RU Volgograd|Stalingrad
RU Yekaterinburg|Ekaterinburg
RU Archangel|Arkhangelsk|Arkhangel'sk
RU Kazan|Kazan’
RU Perm|Perm’
RU Tver|Tver’
RU Ryazan|Ryazan’
SA Jeddah|Jiddah
SA Mecca|Makkah
SA Medina|Madinah
SD El Fasher|Al Fashir
SE Gothenburg|Göteborg
SE Malmö|Malmo
SK Bratislava|Pressburg
SK Kosice|Košice
SO Hargeisa|Hargeysa
SO Kismayo|Kismaayo
SY Aleppo|Halab
SY Damascus|Dimashq
SY Deir ez-Zor|Deir al-Zour|Dayr az Zawr
SY Hama|Ḩamāh
SY Kobani|Kobane|'Ayn al 'Arab
SY Palmyra|Tadmur
SY Raqqa|Ar Raqqah
SY Daraa|Deraa|Dar'a
TD N'Djamena|Ndjamena
TR Antakya|Antioch
TR Diyarbakir|Diyarbakır
TR Gallipoli|Gelibolu
TR Istanbul|İstanbul|Constantinople
TR Izmir|İzmir|Smyrna
TR Sanliurfa|Şanlıurfa|Urfa
TT Port of Spain|Port-of-Spain
UA Bakhmut|Artemivsk|Artemivs’k
UA Chernihiv|Chernigov
UA Chernivtsi|Czernowitz
UA Dnipro|Dnipropetrovsk|Dnepropetrovsk|Dnipropetrovs'k
UA Donetsk|Donets'k
UA Kharkiv|Kharkov
UA Kramatorsk|Kramators'k
UA Kryvyi Rih|Kryvyy Rih|Krivoy Rog
UA Kyiv|Kiev
UA Luhansk|Lugansk|Luhans'k
UA Lviv|L'viv|Lvov
UA Mykolaiv|Mykolayiv|Nikolaev
UA Odesa|Odessa
UA Sevastopol|Sebastopol
UA Zaporizhzhia|Zaporizhzhya
UA Kropyvnytskyi|Kirovohrad
UA Sloviansk|Slov"yans'k|Slavyansk
UA Melitopol|Melitopol'
UA Ternopil|Ternopil'
UA Sievierodonetsk|Syeverodonets'k|Severodonetsk
US New York|New York City|NYC
US Los Angeles|LA
US Saint Louis|St Louis
US Saint Paul|St Paul
US St. Petersburg, Florida|Saint Petersburg
US Washington DC|Washington|Washington, D.C.|Washington D.C.
US Fort Worth|Ft Worth
US Fort Lauderdale|Ft Lauderdale
US St Cloud|Saint Cloud
US St Charles|Saint Charles
US St Joseph|Saint Joseph
US Mount Vernon|Mt Vernon
VA Vatican City|Vatican
VN Da Nang|Danang
VN Haiphong|Hải Phòng
VN Hanoi|Ha Noi
VN Ho Chi Minh City|Saigon
VN Hue|Huế
XK Pristina|Prishtina|Prishtinë
YE Hodeidah|Hudaydah|Al Hudaydah
YE Sana'a|Sanaa|Sana
YE Taiz|Ta'izz
ZA Gqeberha|Port Elizabeth
ZA Johannesburg|Joburg
ZA Mbombela|Nelspruit
ZA Polokwane|Pietersburg
ZA Pretoria|Tshwane
ZA Makhanda|Grahamstown
ZW Harare|Salisbury
"""
