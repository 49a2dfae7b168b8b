PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
INSERT INTO _sqlx_migrations VALUES(1,'ground','2026-11-23 14:22:44',1,X'd9ecab0428efed9e97afb629efc7e74729585222b1f6fe3321d67e97b7ce2e6a941106413c9ac1d73e5b07af7138f5e4',800480);
INSERT INTO _sqlx_migrations VALUES(2,'areas','2026-11-23 14:22:44',1,X'da35762d27d019faf3d1cc0b6df0743377b62f558700c3daeb3febc350df42dc156bcbd0d344efb9a061f94164ba8a02',795353);
INSERT INTO _sqlx_migrations VALUES(3,'accounts','2026-11-23 14:22:44',1,X'93b7d7e6bac40e4bf63bb12abf6ba636feb0f82afdd6554f161e836f34a102085204b846460316dae66a9892422412bd',2567080);
INSERT INTO _sqlx_migrations VALUES(4,'persons','2026-11-23 14:22:44',1,X'fa624674f276286aef42bff0d163a319e40e80d7708dca341e411d06a3ef7a16117ba29dd4d57fb6f6e72efb292f4cf0',2237690);
INSERT INTO _sqlx_migrations VALUES(5,'consent','2026-11-23 14:22:44',1,X'81301e781d321a896b2b3f48b6f8a4eb933c6b53062719a9d98ac2f80cd4082ba5189d834560e1f0c627248ff9ecbd07',1338253);
INSERT INTO _sqlx_migrations VALUES(6,'needs','2026-11-23 14:22:44',1,X'3e549a3c8de65e48e69a53680842358d1f52790c03145dfe157578a5e65584672d232867799790438fb3edbd98b96675',2509112);
INSERT INTO _sqlx_migrations VALUES(7,'directory','2026-11-23 14:22:44',1,X'3756d81b28b494b022a1abee40e455e605904c00dc6f3e8d6d6945ff8235af062da9fa78f0238130ea9a2260a1cbcc4e',3176317);
INSERT INTO _sqlx_migrations VALUES(8,'referrals','2026-11-23 14:22:44',1,X'5aab21fb4722901bc437c47e518da8fb657a00b0720f8b0f5e327ba9a1c4ea855605c1f9e698ad68e38584aa0938cbc9',1508930);
INSERT INTO _sqlx_migrations VALUES(9,'standing','2026-11-23 14:22:44',1,X'3ebec2db64deeacb035e2278c85f0b888c528e27d2caaf5c15cbf22007ab0d651da6254d2b27e088a18d3bca93f7ea14',1024457);
INSERT INTO _sqlx_migrations VALUES(10,'audit','2026-11-23 14:22:44',1,X'1f5b9c445facb8917ee8103a16ea468a96f073dd57717d829dcfc88a323453885e203b0253061b45357415727b3f41b6',1228123);
INSERT INTO _sqlx_migrations VALUES(11,'insight','2026-11-23 14:22:44',1,X'3670cbcbed1bbbf63f151225ca86d6a69020972e30638ac7ec65dfec19534d242413635cf17e90e32580487a22199f7a',1551673);
INSERT INTO _sqlx_migrations VALUES(12,'kinds of help','2026-11-23 14:22:44',1,X'd38238d7bd3fa228e20532c7a9dd08c719914b081a952ae50736b83307e12040170e173a121836309049ec0454572364',2956118);
INSERT INTO _sqlx_migrations VALUES(20,'answers and cards','2026-11-23 14:22:44',1,X'571b79743edc4994e7768cbb5da27cd726f86f6693f9e9d88f5eb1354637abc80965fd836bd0b13e9db7f1a519a893a3',4128532);
CREATE TABLE network_key (
    id integer primary key not null check (id = 1),
    key blob not null check (length(key) = 32)
) strict;
CREATE TABLE versions (
    name text primary key not null,
    version integer not null
) strict, without rowid;
INSERT INTO versions VALUES('areas',1);
INSERT INTO versions VALUES('demo',1);
INSERT INTO versions VALUES('directory',1);
CREATE TABLE area (
    id blob primary key not null,
    kind text not null check (kind in ('region', 'province', 'ambito', 'comune', 'municipio')),
    code text not null unique,
    name text not null,
    name_key text not null,
    parent_id blob references area (id),
    latitude real,
    longitude real,
    residents integer check (residents >= 0),
    source text not null
) strict;
INSERT INTO area VALUES(X'01a2030434e077b584f2a51555e45711','region','03','Lombardia','lombardia',NULL,45.58550000000000324,9.9303000000000007929,9976500,'ISTAT 2021, rounded');
INSERT INTO area VALUES(X'01a2030434e077b584f2a5167261e856','province','012','Varese','varese',X'01a2030434e077b584f2a51555e45711',45.798999999999999489,8.7799999999999993605,877000,'ISTAT 2021, rounded');
INSERT INTO area VALUES(X'01a2030434e077b584f2a5174317ee5b','province','013','Como','como',X'01a2030434e077b584f2a51555e45711',45.899999999999998578,9.1300000000000007815,594000,'ISTAT 2021, rounded');
INSERT INTO area VALUES(X'01a2030434e077b584f2a518bfcd64dd','province','014','Sondrio','sondrio',X'01a2030434e077b584f2a51555e45711',46.259999999999998009,10.039999999999999147,179000,'ISTAT 2021, rounded');
INSERT INTO area VALUES(X'01a2030434e077b584f2a519551b945c','province','015','Milano','milano',X'01a2030434e077b584f2a51555e45711',45.45819999999999794,9.1814999999999997726,3215000,'ISTAT 2021, rounded');
INSERT INTO area VALUES(X'01a2030434e077b584f2a51ac4b291c0','province','016','Bergamo','bergamo',X'01a2030434e077b584f2a51555e45711',45.829999999999998295,9.8000000000000007105,1103000,'ISTAT 2021, rounded');
INSERT INTO area VALUES(X'01a2030434e077b584f2a51b30f59ada','province','017','Brescia','brescia',X'01a2030434e077b584f2a51555e45711',45.689999999999997724,10.320000000000000284,1254000,'ISTAT 2021, rounded');
INSERT INTO area VALUES(X'01a2030434e077b584f2a51cd53ea0d4','province','018','Pavia','pavia',X'01a2030434e077b584f2a51555e45711',45.109999999999999429,9.0099999999999997868,534000,'ISTAT 2021, rounded');
INSERT INTO area VALUES(X'01a2030434e077b584f2a51df6834ff6','province','019','Cremona','cremona',X'01a2030434e077b584f2a51555e45711',45.210000000000000854,9.9700000000000006394,352000,'ISTAT 2021, rounded');
INSERT INTO area VALUES(X'01a2030434e077b584f2a51ef117e7f4','province','020','Mantova','mantova',X'01a2030434e077b584f2a51555e45711',45.15999999999999659,10.769999999999999573,405000,'ISTAT 2021, rounded');
INSERT INTO area VALUES(X'01a2030434e077b584f2a51fd23fbcde','province','097','Lecco','lecco',X'01a2030434e077b584f2a51555e45711',45.899999999999998578,9.4000000000000003552,332000,'ISTAT 2021, rounded');
INSERT INTO area VALUES(X'01a2030434e077b584f2a520605909f8','province','098','Lodi','lodi',X'01a2030434e077b584f2a51555e45711',45.25999999999999801,9.5299999999999993605,227000,'ISTAT 2021, rounded');
INSERT INTO area VALUES(X'01a2030434e077b584f2a5213cbffce4','province','108','Monza e della Brianza','monza e della brianza',X'01a2030434e077b584f2a51555e45711',45.630000000000002558,9.2799999999999993605,871000,'ISTAT 2021, rounded');
INSERT INTO area VALUES(X'01a2030434e077b584f2a522b1808fa6','ambito','RHO','Ambito di Rho','ambito di rho',X'01a2030434e077b584f2a519551b945c',45.524999999999998579,9.0350000000000001421,173000,'Sum of its comuni');
INSERT INTO area VALUES(X'01a2030434e077b584f2a523f5bea2d6','ambito','GAR','Ambito di Garbagnate Milanese','ambito di garbagnate milanese',X'01a2030434e077b584f2a519551b945c',45.563000000000002387,9.1099999999999994315,192500,'Sum of its comuni');
INSERT INTO area VALUES(X'01a2030434e077b584f2a524c47b8f29','comune','015146','Milano','milano',X'01a2030434e077b584f2a519551b945c',45.468200000000003058,9.1731999999999995765,1371000,'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO area VALUES(X'01a2030434e077b584f2a525a8f59a8a','municipio','015146-1','Municipio 1','municipio 1',X'01a2030434e077b584f2a524c47b8f29',45.466000000000001079,9.1859999999999999431,97000,'Comune di Milano, rounded; centre from its open data, CC BY');
INSERT INTO area VALUES(X'01a2030434e077b584f2a52649d0f460','municipio','015146-2','Municipio 2','municipio 2',X'01a2030434e077b584f2a524c47b8f29',45.502699999999997259,9.2248999999999998777,162000,'Comune di Milano, rounded; centre from its open data, CC BY');
INSERT INTO area VALUES(X'01a2030434e077b584f2a5279e97bab2','municipio','015146-3','Municipio 3','municipio 3',X'01a2030434e077b584f2a524c47b8f29',45.48429999999999751,9.2403999999999992809,143000,'Comune di Milano, rounded; centre from its open data, CC BY');
INSERT INTO area VALUES(X'01a2030434e077b584f2a52808c68839','municipio','015146-4','Municipio 4','municipio 4',X'01a2030434e077b584f2a524c47b8f29',45.44819999999999993,9.2398000000000006792,161000,'Comune di Milano, rounded; centre from its open data, CC BY');
INSERT INTO area VALUES(X'01a2030434e077b584f2a529c46b3c24','municipio','015146-5','Municipio 5','municipio 5',X'01a2030434e077b584f2a524c47b8f29',45.419499999999999317,9.195899999999999963,126000,'Comune di Milano, rounded; centre from its open data, CC BY');
INSERT INTO area VALUES(X'01a2030434e077b584f2a52a1668dfce','municipio','015146-6','Municipio 6','municipio 6',X'01a2030434e077b584f2a524c47b8f29',45.440800000000002968,9.1439000000000003609,151000,'Comune di Milano, rounded; centre from its open data, CC BY');
INSERT INTO area VALUES(X'01a2030434e077b584f2a52bfb09cfa1','municipio','015146-7','Municipio 7','municipio 7',X'01a2030434e077b584f2a524c47b8f29',45.468299999999999272,9.0967999999999999971,175000,'Comune di Milano, rounded; centre from its open data, CC BY');
INSERT INTO area VALUES(X'01a2030434e077b584f2a52cb831210d','municipio','015146-8','Municipio 8','municipio 8',X'01a2030434e077b584f2a524c47b8f29',45.498600000000003263,9.1303999999999998493,188000,'Comune di Milano, rounded; centre from its open data, CC BY');
INSERT INTO area VALUES(X'01a2030434e077b584f2a52d5a70c00f','municipio','015146-9','Municipio 9','municipio 9',X'01a2030434e077b584f2a524c47b8f29',45.511299999999998535,9.1819000000000006167,187000,'Comune di Milano, rounded; centre from its open data, CC BY');
INSERT INTO area VALUES(X'01a2030434e077b584f2a52e8c1d7a54','comune','015009','Arese','arese',X'01a2030434e077b584f2a522b1808fa6',45.550800000000002398,9.0734999999999992326,19300,'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO area VALUES(X'01a2030434e077b584f2a52fb52efe1a','comune','015087','Cornaredo','cornaredo',X'01a2030434e077b584f2a522b1808fa6',45.491900000000001112,9.0242000000000004433,20400,'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO area VALUES(X'01a2030434e077b584f2a53000bd3edf','comune','015116','Lainate','lainate',X'01a2030434e077b584f2a522b1808fa6',45.566000000000002499,9.0256000000000007332,25800,'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO area VALUES(X'01a2030434e077b584f2a53161935f74','comune','015170','Pero','pero',X'01a2030434e077b584f2a522b1808fa6',45.510300000000000865,9.0772999999999992581,11400,'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO area VALUES(X'01a2030434e077b584f2a532af689d38','comune','015176','Pogliano Milanese','pogliano milanese',X'01a2030434e077b584f2a522b1808fa6',45.536900000000002817,8.990199999999999747,8400,'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO area VALUES(X'01a2030434e077b584f2a533c5ad33a6','comune','015179','Pregnana Milanese','pregnana milanese',X'01a2030434e077b584f2a522b1808fa6',45.516300000000001089,9.0054999999999996163,7400,'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO area VALUES(X'01a2030434e077b584f2a53405c0c766','comune','015182','Rho','rho',X'01a2030434e077b584f2a522b1808fa6',45.53119999999999834,9.0498999999999991672,50900,'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO area VALUES(X'01a2030434e077b584f2a535367bb843','comune','015211','Settimo Milanese','settimo milanese',X'01a2030434e077b584f2a522b1808fa6',45.47990000000000066,9.053900000000000503,20000,'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO area VALUES(X'01a2030434e077b584f2a536499876d2','comune','015229','Vanzago','vanzago',X'01a2030434e077b584f2a522b1808fa6',45.520099999999999338,8.9842999999999992866,9300,'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO area VALUES(X'01a2030434e077b584f2a5374798c186','comune','015250','Baranzate','baranzate',X'01a2030434e077b584f2a523f5bea2d6',45.52839999999999776,9.1117000000000007986,11700,'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO area VALUES(X'01a2030434e077b584f2a53890873361','comune','015027','Bollate','bollate',X'01a2030434e077b584f2a523f5bea2d6',45.549999999999997157,9.1148000000000006792,36300,'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO area VALUES(X'01a2030434e077b584f2a53999564042','comune','015076','Cesate','cesate',X'01a2030434e077b584f2a523f5bea2d6',45.597000000000001305,9.0797000000000007702,14300,'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO area VALUES(X'01a2030434e077b584f2a53a8f049e7a','comune','015105','Garbagnate Milanese','garbagnate milanese',X'01a2030434e077b584f2a523f5bea2d6',45.574599999999996667,9.0775000000000005684,27000,'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO area VALUES(X'01a2030434e077b584f2a53b57bcbc13','comune','015157','Novate Milanese','novate milanese',X'01a2030434e077b584f2a523f5bea2d6',45.531500000000001194,9.1396999999999994912,20000,'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO area VALUES(X'01a2030434e077b584f2a53cd25706f7','comune','015166','Paderno Dugnano','paderno dugnano',X'01a2030434e077b584f2a523f5bea2d6',45.572000000000002727,9.1661000000000001364,47500,'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO area VALUES(X'01a2030434e077b584f2a53dd62b7399','comune','015206','Senago','senago',X'01a2030434e077b584f2a523f5bea2d6',45.573199999999999933,9.1194000000000006167,21500,'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO area VALUES(X'01a2030434e077b584f2a53ecb5f5ec8','comune','015213','Solaro','solaro',X'01a2030434e077b584f2a523f5bea2d6',45.614600000000002921,9.0807999999999999829,14000,'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
CREATE TABLE organization (
    id blob primary key not null,
    kind text not null,
    kind_bit integer not null,
    name text not null,
    name_key text not null,
    district_id blob references area (id),
    tax_code text,
    member_since text not null,
    agreement_signed_at text,
    agreement_ended_at text,
    access_version integer not null default 1,
    demo integer not null default 0,
    created_at text not null
) strict;
INSERT INTO organization VALUES(X'01a2030434e677de8f090fdeb3bc3115','municipio',4,'Comune di Milano – Servizio sociale Municipio 9','comune di milano servizio sociale municipio 9',X'01a2030434e077b584f2a52d5a70c00f',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090fdfb2c4a539','municipio',4,'Comune di Milano – Servizio sociale Municipio 8','comune di milano servizio sociale municipio 8',X'01a2030434e077b584f2a52cb831210d',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090fe0455ee098','ambito',2,'Ambito di Rho – Servizio sociale','ambito di rho servizio sociale',X'01a2030434e077b584f2a522b1808fa6',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090fe167aa8431','ambito',2,'Ambito di Garbagnate – Servizio sociale','ambito di garbagnate servizio sociale',X'01a2030434e077b584f2a523f5bea2d6',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090fe2f7a4f378','caritas',2048,'Caritas – Centro d''ascolto Niguarda','caritas centro d ascolto niguarda',X'01a2030434e077b584f2a52d5a70c00f',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090fe35fd86ac4','caritas',2048,'Caritas – Centro d''ascolto Rho','caritas centro d ascolto rho',X'01a2030434e077b584f2a522b1808fa6',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090fe4b3b066d3','aps',8192,'Emporio Solidale Bicocca','emporio solidale bicocca',X'01a2030434e077b584f2a52d5a70c00f',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090fe5ad1cf932','odv',4096,'Casa Aperta ODV','casa aperta odv',X'01a2030434e077b584f2a52d5a70c00f',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090fe6c39e272e','odv',4096,'Tetto Amico ODV','tetto amico odv',X'01a2030434e077b584f2a52cb831210d',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090fe72fd39370','cav',1024,'Centro antiviolenza La Quercia','centro antiviolenza la quercia',X'01a2030434e077b584f2a52649d0f460',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090fe884d9945d','serd',128,'SerD Milano Nord','serd milano nord',X'01a2030434e077b584f2a52d5a70c00f',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090fe9d291a14c','cps',256,'CPS Niguarda','cps niguarda',X'01a2030434e077b584f2a52d5a70c00f',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090fea730ef869','consultorio',512,'Consultorio familiare Affori','consultorio familiare affori',X'01a2030434e077b584f2a52d5a70c00f',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090febbd0a2c65','cooperative',16384,'Cooperativa sociale Il Ponte','cooperativa sociale il ponte',X'01a2030434e077b584f2a52d5a70c00f',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090fec8ec49161','cooperative',16384,'Cooperativa sociale Mani Tese','cooperativa sociale mani tese',X'01a2030434e077b584f2a522b1808fa6',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090fed891b7bd1','cooperative',16384,'Cooperativa sociale Il Germoglio','cooperativa sociale il germoglio',X'01a2030434e077b584f2a523f5bea2d6',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090feee1cf1b0e','patronato',131072,'Patronato dei Lavoratori – Milano Nord','patronato dei lavoratori milano nord',X'01a2030434e077b584f2a52d5a70c00f',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090fefdd5bbcc7','patronato',131072,'Patronato dei Lavoratori – Rho','patronato dei lavoratori rho',X'01a2030434e077b584f2a522b1808fa6',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090ff02724d737','street_unit',262144,'Unità di strada Notturna','unita di strada notturna',X'01a2030434e077b584f2a525a8f59a8a',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090ff1446161be','ama',524288,'AMALO – Auto mutuo aiuto Lombardia','amalo auto mutuo aiuto lombardia',NULL,NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090ff23b6a233f','school',32,'Istituto comprensivo Via Maffucci','istituto comprensivo via maffucci',X'01a2030434e077b584f2a52d5a70c00f',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090ff3e88d117c','job_centre',64,'Centro per l''impiego Milano Nord','centro per l impiego milano nord',X'01a2030434e077b584f2a52d5a70c00f',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090ff4106273ff','foundation',32768,'Fondazione Pane e Casa','fondazione pane e casa',X'01a2030434e077b584f2a52808c68839',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090ff5f1fe6d4f','religious',65536,'Parrocchia San Dionigi','parrocchia san dionigi',X'01a2030434e077b584f2a52d5a70c00f',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090ff6cabe8526','aps',8192,'Banco dei Vestiti','banco dei vestiti',X'01a2030434e077b584f2a52cb831210d',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090ff76e78611b','aps',8192,'Doposcuola del Quartiere','doposcuola del quartiere',X'01a2030434e077b584f2a52d5a70c00f',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090ff8db35f26b','cooperative',16384,'Cooperativa Parole Migranti','cooperativa parole migranti',X'01a2030434e077b584f2a52649d0f460',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090ff9da9a5035','aps',8192,'Sportello Legale di Strada','sportello legale di strada',X'01a2030434e077b584f2a5279e97bab2',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090ffa3d90ec61','company',1048576,'Forno Bianchi S.r.l.','forno bianchi s r l',X'01a2030434e077b584f2a52d5a70c00f',NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090ffbf5febef5','odv',4096,'Amici del Parco ODV','amici del parco odv',X'01a2030434e077b584f2a52d5a70c00f',NULL,'2025-09-28T09:00:00+00:00',NULL,NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO organization VALUES(X'01a2030434e677de8f090ffc3bb3743a','network',2097152,'Rete AMìS – Coordinamento','rete amis coordinamento',NULL,NULL,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00',NULL,1,1,'2025-09-28T09:00:00+00:00');
CREATE TABLE account (
    id blob primary key not null,
    organization_id blob not null references organization (id),
    name text not null,
    mail text not null,
    mail_key text not null unique,
    password_hash text,
    language text not null default 'it',
    disabled_at text,
    access_version integer not null default 1,
    demo integer not null default 0,
    created_at text not null
) strict;
INSERT INTO account VALUES(X'01a2030434e8758ca5d2e4e9c9079ef9',X'01a2030434e677de8f090fdeb3bc3115','Giulia Ferrari','giulia@municipio9.example','giulia@municipio9.example','$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww','it',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO account VALUES(X'01a2030434e8758ca5d2e4eace124e65',X'01a2030434e677de8f090fe5ad1cf932','Luca Moretti','luca@casa-aperta.example','luca@casa-aperta.example','$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww','it',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO account VALUES(X'01a2030434e8758ca5d2e4eb1e33fe1e',X'01a2030434e677de8f090fe6c39e272e','Sofia Conti','sofia@tetto-amico.example','sofia@tetto-amico.example','$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww','it',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO account VALUES(X'01a2030434e8758ca5d2e4ecf7f3d4fe',X'01a2030434e677de8f090fe2f7a4f378','Amina Diallo','amina@caritas.example','amina@caritas.example','$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww','it',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO account VALUES(X'01a2030434e8758ca5d2e4edf15d7eb8',X'01a2030434e677de8f090fe2f7a4f378','Ines Rota','ines@caritas.example','ines@caritas.example','$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww','it',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO account VALUES(X'01a2030434e8758ca5d2e4ee63c5e674',X'01a2030434e677de8f090fe9d291a14c','Carla Ricci','carla@cps.example','carla@cps.example','$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww','it',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO account VALUES(X'01a2030434e8758ca5d2e4ef919d616e',X'01a2030434e677de8f090fdeb3bc3115','Paolo Galli','paolo@municipio9.example','paolo@municipio9.example','$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww','it',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO account VALUES(X'01a2030434e9766a902054c55f530612',X'01a2030434e677de8f090fdeb3bc3115','Franco Villa','franco@municipio9.example','franco@municipio9.example','$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww','it',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO account VALUES(X'01a2030434e9766a902054c6af5e2693',X'01a2030434e677de8f090fdfb2c4a539','Nadia Serra','nadia@municipio8.example','nadia@municipio8.example','$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww','it',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO account VALUES(X'01a2030434e9766a902054c751f2ddda',X'01a2030434e677de8f090ff1446161be','Elena Fumagalli','elena@amalo.example','elena@amalo.example','$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww','it',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO account VALUES(X'01a2030434e9766a902054c80a473075',X'01a2030434e677de8f090ff1446161be','Rosa Brambilla','rosa@amalo.example','rosa@amalo.example','$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww','it',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO account VALUES(X'01a2030434e9766a902054c99e000411',X'01a2030434e677de8f090fe72fd39370','Bea Longoni','bea@cav.example','bea@cav.example','$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww','it',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO account VALUES(X'01a2030434e9766a902054cade6b1299',X'01a2030434e677de8f090ffbf5febef5','Piero Marchetti','piero@senza-accordo.example','piero@senza-accordo.example','$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww','it',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO account VALUES(X'01a2030434e9766a902054cb05632009',X'01a2030434e677de8f090ffa3d90ec61','Ivo Bianchi','ivo@azienda.example','ivo@azienda.example','$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww','it',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO account VALUES(X'01a2030434e9766a902054ccd31714f2',X'01a2030434e677de8f090ffc3bb3743a','Dario Colli','dario@rete.example','dario@rete.example','$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww','it',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO account VALUES(X'01a2030434e9766a902054cda3d0ebf0',X'01a2030434e677de8f090fe0455ee098','Rita Pozzi','rita@ambito-rho.example','rita@ambito-rho.example','$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww','it',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO account VALUES(X'01a2030434e9766a902054ce727283e7',X'01a2030434e677de8f090fe167aa8431','Guido Sala','guido@ambito-garbagnate.example','guido@ambito-garbagnate.example','$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww','it',NULL,1,1,'2025-09-28T09:00:00+00:00');
INSERT INTO account VALUES(X'01a2030434e9766a902054cf6489e061',X'01a2030434e677de8f090febbd0a2c65','Marta Grassi','marta@cooperativa-ponte.example','marta@cooperativa-ponte.example','$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww','it',NULL,1,1,'2025-09-28T09:00:00+00:00');
CREATE TABLE account_role (
    account_id blob not null references account (id) on delete cascade,
    role text not null,
    primary key (account_id, role)
) strict;
INSERT INTO account_role VALUES(X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker');
INSERT INTO account_role VALUES(X'01a2030434e8758ca5d2e4eace124e65','association_operator');
INSERT INTO account_role VALUES(X'01a2030434e8758ca5d2e4eb1e33fe1e','association_operator');
INSERT INTO account_role VALUES(X'01a2030434e8758ca5d2e4ecf7f3d4fe','listener');
INSERT INTO account_role VALUES(X'01a2030434e8758ca5d2e4edf15d7eb8','social_worker');
INSERT INTO account_role VALUES(X'01a2030434e8758ca5d2e4ee63c5e674','psychologist');
INSERT INTO account_role VALUES(X'01a2030434e8758ca5d2e4ef919d616e','coordinator');
INSERT INTO account_role VALUES(X'01a2030434e9766a902054c55f530612','privacy_officer');
INSERT INTO account_role VALUES(X'01a2030434e9766a902054c6af5e2693','social_worker');
INSERT INTO account_role VALUES(X'01a2030434e9766a902054c751f2ddda','desk_operator');
INSERT INTO account_role VALUES(X'01a2030434e9766a902054c80a473075','facilitator');
INSERT INTO account_role VALUES(X'01a2030434e9766a902054c99e000411','social_worker');
INSERT INTO account_role VALUES(X'01a2030434e9766a902054cade6b1299','association_operator');
INSERT INTO account_role VALUES(X'01a2030434e9766a902054cb05632009','association_operator');
INSERT INTO account_role VALUES(X'01a2030434e9766a902054ccd31714f2','administrator');
INSERT INTO account_role VALUES(X'01a2030434e9766a902054cda3d0ebf0','social_worker');
INSERT INTO account_role VALUES(X'01a2030434e9766a902054ce727283e7','social_worker');
INSERT INTO account_role VALUES(X'01a2030434e9766a902054cf6489e061','educator');
CREATE TABLE account_district (
    account_id blob not null references account (id) on delete cascade,
    area_id blob not null references area (id),
    primary key (account_id, area_id)
) strict;
INSERT INTO account_district VALUES(X'01a2030434e8758ca5d2e4ef919d616e',X'01a2030434e077b584f2a52d5a70c00f');
CREATE TABLE session (
    id blob primary key not null,
    digest blob not null unique,
    account_id blob not null references account (id),
    purpose text not null,
    created_at text not null,
    seen_at text not null,
    ends_at text not null,
    ended_at text
) strict;
CREATE TABLE token (
    id blob primary key not null,
    digest blob not null unique,
    account_id blob not null references account (id),
    name text not null,
    scopes text not null,
    purpose text not null,
    created_at text not null,
    expires_at text not null,
    revoked_at text
) strict;
CREATE TABLE invitation (
    digest blob primary key not null,
    account_id blob not null references account (id),
    created_at text not null,
    expires_at text not null,
    used_at text
) strict;
CREATE TABLE device (
    digest blob not null,
    account_id blob not null references account (id),
    seen_at text not null,
    primary key (digest, account_id)
) strict;
CREATE TABLE sign_in_failure (
    subject text not null,
    at text not null
) strict;
CREATE TABLE mutation_memo (
    account_id blob not null references account (id),
    client_mutation_id text not null,
    input_hash blob not null,
    object_id text not null,
    at text not null,
    primary key (account_id, client_mutation_id)
) strict;
CREATE TABLE household (
    id blob primary key not null,
    kind text not null check (kind in ('registered', 'cohabiting')),
    version integer not null default 1
) strict;
INSERT INTO household VALUES(X'01a203043515707292811b3445e85f36','registered',1);
INSERT INTO household VALUES(X'01a20304355f72cba784065c481ab358','registered',1);
INSERT INTO household VALUES(X'01a20304359473688f4b1f6b489ebe49','cohabiting',1);
INSERT INTO household VALUES(X'01a2030435b677fdb4747bb6eea5efd3','registered',1);
CREATE TABLE person (
    id blob primary key not null,
    code text not null unique,
    sealed integer not null default 0,
    lead_organization_id blob not null references organization (id),
    lead_worker_id blob references account (id),
    basis text not null,
    basis_ends_at text,
    household_id blob references household (id),
    district_id blob references area (id),
    languages text not null,
    registered_at text not null,
    version integer not null default 1
) strict;
INSERT INTO person VALUES(X'01a2030435137218beb4c1968ba8c647','GELA-TOMI-40',0,X'01a2030434e677de8f090fe2f7a4f378',X'01a2030434e8758ca5d2e4edf15d7eb8','consent',NULL,X'01a203043515707292811b3445e85f36',X'01a2030434e077b584f2a52d5a70c00f','it','2026-09-23T08:00:00+00:00',1);
INSERT INTO person VALUES(X'01a20304355e713083cea9e90d45512d','TEME-BAKA-80',0,X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','public_task',NULL,X'01a20304355f72cba784065c481ab358',X'01a2030434e077b584f2a52d5a70c00f','bn it','2026-10-08T08:00:00+00:00',1);
INSERT INTO person VALUES(X'01a203043593764eb0b2726e54a65517','DENO-GAGO-17',1,X'01a2030434e677de8f090fe72fd39370',X'01a2030434e9766a902054c99e000411','public_task',NULL,X'01a20304359473688f4b1f6b489ebe49',X'01a2030434e077b584f2a52d5a70c00f','it','2026-10-13T08:00:00+00:00',2);
INSERT INTO person VALUES(X'01a2030435b573889e1993fe39f8d77e','TEKE-DOVE-36',0,X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','public_task',NULL,X'01a2030435b677fdb4747bb6eea5efd3',X'01a2030434e077b584f2a52d5a70c00f','it','2026-10-21T08:00:00+00:00',3);
CREATE TABLE person_access (
    person_id blob primary key not null references person (id),
    version integer not null default 1
) strict;
INSERT INTO person_access VALUES(X'01a2030435137218beb4c1968ba8c647',1);
INSERT INTO person_access VALUES(X'01a20304355e713083cea9e90d45512d',1);
INSERT INTO person_access VALUES(X'01a203043593764eb0b2726e54a65517',1);
INSERT INTO person_access VALUES(X'01a2030435b573889e1993fe39f8d77e',1);
CREATE TABLE household_member (
    id blob primary key not null,
    household_id blob not null references household (id),
    person_id blob references person (id),
    name text,
    birth_year integer,
    tie text not null,
    position integer not null
) strict;
INSERT INTO household_member VALUES(X'01a20304351073358482a6e142613daf',X'01a203043515707292811b3445e85f36',NULL,'Grazia',1945,'subject',0);
INSERT INTO household_member VALUES(X'01a20304355d775884b786f1cdf43410',X'01a20304355f72cba784065c481ab358',NULL,'Nasrin',1994,'subject',0);
INSERT INTO household_member VALUES(X'01a20304355d775884b786f27ecdd803',X'01a20304355f72cba784065c481ab358',NULL,'Kamal',1990,'partner',1);
INSERT INTO household_member VALUES(X'01a20304355d775884b786f362d27031',X'01a20304355f72cba784065c481ab358',NULL,'Imran',2017,'child',2);
INSERT INTO household_member VALUES(X'01a20304355d775884b786f4b438f21f',X'01a20304355f72cba784065c481ab358',NULL,'Laila',2020,'child',3);
INSERT INTO household_member VALUES(X'01a20304355d775884b786f502cbd995',X'01a20304355f72cba784065c481ab358',NULL,'Amir',2026,'child',4);
INSERT INTO household_member VALUES(X'01a20304359275aeb76dde3ecabb1239',X'01a20304359473688f4b1f6b489ebe49',NULL,'Anna',1991,'subject',0);
INSERT INTO household_member VALUES(X'01a2030435b47619ad40997cc0b2d78e',X'01a2030435b677fdb4747bb6eea5efd3',NULL,'Mario',1974,'subject',0);
INSERT INTO household_member VALUES(X'01a2030435b47619ad40997df2fb050c',X'01a2030435b677fdb4747bb6eea5efd3',NULL,'Sara',2011,'child',1);
CREATE TABLE person_identity (
    person_id blob primary key not null references person (id),
    given_name text,
    family_name text,
    alias text,
    birth_date text,
    birth_year integer,
    sex text,
    fiscal_code text,
    controller_id blob not null references organization (id),
    updated_at text not null,
    version integer not null default 1
) strict;
INSERT INTO person_identity VALUES(X'01a2030435137218beb4c1968ba8c647','Grazia','Bellini',NULL,'1945-01-30',1945,'female',NULL,X'01a2030434e677de8f090fe2f7a4f378','2026-09-23T08:00:00+00:00',1);
INSERT INTO person_identity VALUES(X'01a20304355e713083cea9e90d45512d','Nasrin','Rahman',NULL,'1994-07-02',1994,'female',NULL,X'01a2030434e677de8f090fdeb3bc3115','2026-10-08T08:00:00+00:00',1);
INSERT INTO person_identity VALUES(X'01a203043593764eb0b2726e54a65517',NULL,NULL,'Anna',NULL,NULL,NULL,NULL,X'01a2030434e677de8f090fe72fd39370','2026-10-13T08:00:00+00:00',1);
INSERT INTO person_identity VALUES(X'01a2030435b573889e1993fe39f8d77e','Mario','Colombo',NULL,'1974-03-19',1974,'male',NULL,X'01a2030434e677de8f090fdeb3bc3115','2026-10-21T08:00:00+00:00',1);
CREATE TABLE person_name (
    person_id blob not null references person (id),
    key text not null,
    lead_organization_id blob not null references organization (id),
    primary key (person_id, key)
) strict;
INSERT INTO person_name VALUES(X'01a2030435137218beb4c1968ba8c647','bellini grazia',X'01a2030434e677de8f090fe2f7a4f378');
INSERT INTO person_name VALUES(X'01a2030435137218beb4c1968ba8c647','grazia bellini',X'01a2030434e677de8f090fe2f7a4f378');
INSERT INTO person_name VALUES(X'01a20304355e713083cea9e90d45512d','nasrin rahman',X'01a2030434e677de8f090fdeb3bc3115');
INSERT INTO person_name VALUES(X'01a20304355e713083cea9e90d45512d','rahman nasrin',X'01a2030434e677de8f090fdeb3bc3115');
INSERT INTO person_name VALUES(X'01a203043593764eb0b2726e54a65517','anna',X'01a2030434e677de8f090fe72fd39370');
INSERT INTO person_name VALUES(X'01a2030435b573889e1993fe39f8d77e','colombo mario',X'01a2030434e677de8f090fdeb3bc3115');
INSERT INTO person_name VALUES(X'01a2030435b573889e1993fe39f8d77e','mario colombo',X'01a2030434e677de8f090fdeb3bc3115');
CREATE TABLE person_contact (
    person_id blob primary key not null references person (id),
    name_to_use text,
    phone text,
    mail text,
    safe_channel text,
    safe_hours text,
    do_not_mention text,
    controller_id blob not null references organization (id),
    updated_at text not null,
    version integer not null default 1
) strict;
INSERT INTO person_contact VALUES(X'01a2030435137218beb4c1968ba8c647','signora Grazia','+39 02 5550 0120',NULL,NULL,NULL,NULL,X'01a2030434e677de8f090fe2f7a4f378','2026-09-23T08:00:00+00:00',1);
INSERT INTO person_contact VALUES(X'01a20304355e713083cea9e90d45512d','Nasrin','+39 02 5550 0173',NULL,'message',NULL,NULL,X'01a2030434e677de8f090fdeb3bc3115','2026-10-08T08:00:00+00:00',1);
INSERT INTO person_contact VALUES(X'01a203043593764eb0b2726e54a65517','Anna','+39 02 5550 0199',NULL,'in_person',NULL,'il centro, a nessuno',X'01a2030434e677de8f090fe72fd39370','2026-10-13T08:00:00+00:00',1);
INSERT INTO person_contact VALUES(X'01a2030435b573889e1993fe39f8d77e','Mario','+39 02 5550 0152',NULL,'call','dopo le 17',NULL,X'01a2030434e677de8f090fdeb3bc3115','2026-10-21T08:00:00+00:00',1);
CREATE TABLE person_address (
    person_id blob primary key not null references person (id),
    residence text,
    residence_area_id blob references area (id),
    dwelling text,
    dwelling_area_id blob references area (id),
    controller_id blob not null references organization (id),
    updated_at text not null,
    version integer not null default 1
) strict;
INSERT INTO person_address VALUES(X'01a2030435137218beb4c1968ba8c647','Via Val Maira 7',X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,X'01a2030434e677de8f090fe2f7a4f378','2026-09-23T08:00:00+00:00',1);
INSERT INTO person_address VALUES(X'01a20304355e713083cea9e90d45512d','Via Padova Vecchia 4',X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,X'01a2030434e677de8f090fdeb3bc3115','2026-10-08T08:00:00+00:00',1);
INSERT INTO person_address VALUES(X'01a203043593764eb0b2726e54a65517',NULL,NULL,'Casa rifugio',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e677de8f090fe72fd39370','2026-10-13T08:00:00+00:00',1);
INSERT INTO person_address VALUES(X'01a2030435b573889e1993fe39f8d77e','Via Ornato 12',X'01a2030434e077b584f2a52d5a70c00f','Viale Fulvio Testi 90, in auto',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e677de8f090fdeb3bc3115','2026-10-21T08:00:00+00:00',1);
CREATE TABLE person_part (
    person_id blob not null references person (id),
    part text not null,
    body text not null,
    controller_id blob not null references organization (id),
    updated_at text not null,
    version integer not null default 1,
    primary key (person_id, part)
) strict;
INSERT INTO person_part VALUES(X'01a203043593764eb0b2726e54a65517','protection','{"facts":"In protezione.","measures":"Divieto di avvicinamento."}',X'01a2030434e677de8f090fe72fd39370','2026-10-13T08:00:00+00:00',1);
INSERT INTO person_part VALUES(X'01a2030435b573889e1993fe39f8d77e','story','{"text":"Dopo lo sfratto io e Sara dormiamo in macchina. Ho bussato a cinque porte e a ognuna ho raccontato tutto da capo."}',X'01a2030434e677de8f090fdeb3bc3115','2026-10-21T08:00:00+00:00',1);
INSERT INTO person_part VALUES(X'01a2030435b573889e1993fe39f8d77e','economic','{"benefits":"nessuna, domanda di assegno di inclusione da presentare","debts_cents":780000,"income_cents":0,"isee_cents":412000}',X'01a2030434e677de8f090fdeb3bc3115','2026-10-21T08:00:00+00:00',1);
INSERT INTO person_part VALUES(X'01a2030435b573889e1993fe39f8d77e','citizenship','{"nationality":"IT","permit":null,"permit_until":null,"stp_or_eni":null,"stp_or_eni_until":null}',X'01a2030434e677de8f090fdeb3bc3115','2026-10-21T08:00:00+00:00',1);
INSERT INTO person_part VALUES(X'01a2030435b573889e1993fe39f8d77e','minors','{"facts":"La figlia è affidata al padre.","measures":null}',X'01a2030434e677de8f090fdeb3bc3115','2026-10-21T08:00:00+00:00',1);
INSERT INTO person_part VALUES(X'01a2030435b573889e1993fe39f8d77e','health','{"care_needs":null,"conditions":"Stato ansioso reattivo, colloqui settimanali.","disability_percent":null}',X'01a2030434e677de8f090fe9d291a14c','2026-10-25T08:00:00+00:00',1);
CREATE TABLE sharing_grant (
    id blob primary key not null,
    person_id blob not null references person (id),
    status text not null check (status in ('active', 'revoked', 'refused')),
    basis text not null,
    purpose text not null,
    parts integer not null,
    reads integer not null,
    writes integer not null,
    recipient_id blob references organization (id),
    kinds integer not null default 0,
    signed_at text not null,
    from_at text not null,
    until_at text not null,
    given_by text,
    proof text,
    channel text,
    text_version text,
    language text,
    evidence text,
    collected_by blob not null references account (id),
    recorded_by blob not null references organization (id),
    recorded_at text not null,
    ended_at text,
    end_reason text,
    version integer not null default 1,
    check (recipient_id is null or kinds = 0)
) strict;
INSERT INTO sharing_grant VALUES(X'01a20304354c761a880fc3c5a51d19f2',X'01a2030435137218beb4c1968ba8c647','active','consent','coordinate',2199023255567,1,0,X'01a2030434e677de8f090febbd0a2c65',0,'2026-09-23T08:00:00+00:00','2026-09-23T08:00:00+00:00','2027-09-23T08:00:00+00:00','person',NULL,'paper','2026-1','it',NULL,X'01a2030434e8758ca5d2e4edf15d7eb8',X'01a2030434e677de8f090fe2f7a4f378','2026-09-23T08:00:00+00:00',NULL,NULL,1);
INSERT INTO sharing_grant VALUES(X'01a20304358a7797aea872b5a0329c05',X'01a20304355e713083cea9e90d45512d','active','consent','coordinate',4840226821,1,0,NULL,30720,'2026-10-08T08:00:00+00:00','2026-10-08T08:00:00+00:00','2027-10-08T08:00:00+00:00','person',NULL,'paper','2026-1','it',NULL,X'01a2030434e8758ca5d2e4e9c9079ef9',X'01a2030434e677de8f090fdeb3bc3115','2026-10-08T08:00:00+00:00',NULL,NULL,1);
INSERT INTO sharing_grant VALUES(X'01a2030436207317978fb17b92350468',X'01a2030435b573889e1993fe39f8d77e','active','consent','coordinate',1082130437,1,0,NULL,20480,'2026-10-22T08:00:00+00:00','2026-10-22T08:00:00+00:00','2027-10-22T08:00:00+00:00','person',NULL,'paper','2026-1','it',NULL,X'01a2030434e8758ca5d2e4e9c9079ef9',X'01a2030434e677de8f090fdeb3bc3115','2026-10-22T08:00:00+00:00',NULL,NULL,1);
INSERT INTO sharing_grant VALUES(X'01a20304363075d8a30ac3cb554fa268',X'01a2030435b573889e1993fe39f8d77e','active','consent','refer',33554439,1,0,NULL,2048,'2026-10-22T08:00:00+00:00','2026-10-22T08:00:00+00:00','2027-10-22T08:00:00+00:00','person',NULL,'paper','2026-1','it',NULL,X'01a2030434e8758ca5d2e4e9c9079ef9',X'01a2030434e677de8f090fdeb3bc3115','2026-10-22T08:00:00+00:00',NULL,NULL,1);
INSERT INTO sharing_grant VALUES(X'01a203043640762d8fbde6868dac927e',X'01a2030435b573889e1993fe39f8d77e','active','public_task','coordinate',274877907078,1,1,X'01a2030434e677de8f090fe9d291a14c',0,'2026-10-23T08:00:00+00:00','2026-10-23T08:00:00+00:00','2027-10-23T08:00:00+00:00',NULL,NULL,NULL,NULL,NULL,NULL,X'01a2030434e8758ca5d2e4e9c9079ef9',X'01a2030434e677de8f090fdeb3bc3115','2026-10-23T08:00:00+00:00',NULL,NULL,1);
CREATE TABLE notice_given (
    id blob primary key not null,
    person_id blob not null references person (id),
    text_version text not null,
    language text not null,
    given_on text not null,
    recorded_by blob not null references account (id),
    recorded_at text not null
) strict;
INSERT INTO notice_given VALUES(X'01a20304351470a6b0b3ed87835ac1c2',X'01a2030435137218beb4c1968ba8c647','2026-1','it','2026-09-23',X'01a2030434e8758ca5d2e4edf15d7eb8','2026-09-23T08:00:00+00:00');
INSERT INTO notice_given VALUES(X'01a2030435b573889e1993fffd9cd300',X'01a2030435b573889e1993fe39f8d77e','2026-1','it','2026-10-21',X'01a2030434e8758ca5d2e4e9c9079ef9','2026-10-21T08:00:00+00:00');
CREATE TABLE kind_of_help (
    id blob primary key not null,
    domain text not null,
    code text not null unique,
    parent_id blob references kind_of_help (id),
    name_it text not null,
    name_en text not null,
    fhir text,
    open_eligibility text,
    csi text,
    istat text
) strict;
INSERT INTO kind_of_help VALUES(X'f3a542e70f428096b907e25694b279fb','HOUS','hous.shelter',NULL,'Accoglienza temporanea','Temporary accommodation','housing-instability','1135',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'b0d2fdac6ab3830d89fdccedff4b228d','HOUS','hous.eviction',NULL,'Sfratto','Eviction','housing-instability','1142',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'67dc00554fdd86c0ad5400e87a2ea3da','HOUS','hous.search',NULL,'Ricerca di una casa','Finding a home','housing-instability','1136',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'16afa1dff14387bc9d81ad7e8930a01b','HOUS','hous.rent',NULL,'Aiuto per affitto e spese','Help with rent and service charges','housing-instability','1137',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'4dc7113f88e38be4ad97118682a99d6d','HOUS','hous.repair',NULL,'Casa inadeguata','Inadequate home','inadequate-housing','1141',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'9a7bc2d063438c9cb9dc96dc05efd8eb','HOML','homl.night',NULL,'Un posto per la notte','A place for the night','homelessness','1121',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'106c0673f9118f3d89a1cfdcd5cd8597','HOML','homl.street',NULL,'Aiuto in strada','Help on the street','homelessness','1303',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'5993cbd8322b85cbb01e6b7238819571','HOML','homl.hygiene',NULL,'Docce, lavanderia, deposito','Showers, laundry, lockers','homelessness','1218',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'97dac84162b4863190e838d15a06df57','HOML','homl.housing_first',NULL,'Housing first','Housing first','homelessness','1146',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'b2823d1607098ac9b0a9ab3e76e33d8c','FOOD','food.parcel',NULL,'Pacco alimentare','Food parcel','food-insecurity','1130',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'99420ae6ffbb8f8aa53925e8813497ad','FOOD','food.meal',NULL,'Pasto pronto','Cooked meal','food-insecurity','1131',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'9dffc26da8fa82048d4ed6041261059e','FOOD','food.emporium',NULL,'Emporio solidale, tessera spesa','Solidarity shop, shopping card','food-insecurity','1132',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'09dd3b542fd6819d864c80e605bf6ca9','FOOD','food.vouchers',NULL,'Buoni spesa','Food vouchers','food-insecurity','1133',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'3038b5d8d9f38742bb46cc1308f71d54','INCO','inco.benefits',NULL,'Prestazioni e sussidi','Benefits','financial-insecurity','1256',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'8496b2e5ba25844e8a4fa8a7a005a181','INCO','inco.isee',NULL,'ISEE e dichiarazioni','ISEE and tax papers','financial-insecurity','1270',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'3422f26ad181835c985df8f33844969b','INCO','inco.grant',NULL,'Contributo economico','One-off contribution','financial-insecurity','1232',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'9007cdd5198c8cef8d8f6e2691755af4','INCO','inco.budget',NULL,'Educazione finanziaria','Budgeting','financial-insecurity','1262',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'564734fd1e3b8242b910c759e10bcb30','DEBT','debt.advice',NULL,'Consulenza sui debiti','Debt advice','financial-insecurity','1263',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'b914257cd4df8188a02aba96a693e917','DEBT','debt.microcredit',NULL,'Microcredito','Microcredit','financial-insecurity','1232',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'20fa47c423d882f1bd21cdff831fb8d4','DEBT','debt.usury',NULL,'Usura','Usury','financial-insecurity','1375',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'26c40366de218629b3267bd7787e89fa','UTIL','util.bills',NULL,'Bollette','Bills','utility-insecurity','1138',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'd5a5e98cb1738fb5b6dffc9cf2ab3fcf','UTIL','util.bonus',NULL,'Bonus sociale','Social energy bonus','utility-insecurity','1138',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'4057dbbe47488168a89f1200ab298032','UTIL','util.saving',NULL,'Risparmio energetico','Saving energy','utility-insecurity','1141',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'd8dc100b7638886bb2493d5521aa5862','GOOD','good.baby',NULL,'Cose per bambini','Things for babies','material-hardship','1155',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'807e22d5da5e8aacb3e02b95a3856b85','GOOD','good.clothes',NULL,'Vestiti','Clothes','material-hardship','1158',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'413caf83c3da807e884441d5c7838e71','GOOD','good.furniture',NULL,'Mobili ed elettrodomestici','Furniture and appliances','material-hardship','1166',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'fc4e4671b1fa801f88f42f0fd053cefd','GOOD','good.school',NULL,'Materiale scolastico','School supplies','material-hardship','1248',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'd4634ed3d342830e9ef722b0c7015e0e','WORK','work.search',NULL,'Ricerca di lavoro','Finding work','employment-status','1357',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'62deff1219ad8d41aad4d7b2262f6a10','WORK','work.training',NULL,'Tirocinio e formazione al lavoro','Traineeship and training','employment-status','1365',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'75b2daa7a8418ea3bf7a91f2177279d1','WORK','work.supported',NULL,'Inserimento protetto','Supported employment','employment-status','1373',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'9b12e7aa10b2851a9ffe132b70c2e0ec','WORK','work.rights',NULL,'Diritti sul lavoro','Rights at work','employment-status','1374',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'c4aa0490cec7868d85c0522c051ad2ef','EDUC','educ.support',NULL,'Doposcuola e aiuto allo studio','Homework help','educational-attainment','1343',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'169fff14845e85d08da693ceaf36062b','EDUC','educ.enrol',NULL,'Iscrizione a scuola','School enrolment','educational-attainment','1317',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'cebbb521c77b8e1dab407371f61b69ba','EDUC','educ.adult',NULL,'Scuola per adulti','Adult education','educational-attainment','1332',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'edf3b0fb4b5c8f138011312e68345663','EDUC','educ.dropout',NULL,'Dispersione scolastica','Dropping out','educational-attainment','1324',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'eacc189432b7874492fb68d8aa12c460','LANG','lang.course',NULL,'Corso di italiano','Italian course','language-access','1326',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'bf66fd634d4b8f9f8190c6c439b8dc3d','LANG','lang.mediation',NULL,'Mediazione linguistica','Interpreting','language-access','1390',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'64b631497f5d8ad7b91afff87173d991','LANG','lang.translation',NULL,'Traduzione di documenti','Translation of papers','language-access','1390',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'bbbe68332adc8c69bc3c7e2ef3fb7b99','DIGI','digi.identity',NULL,'SPID, CIE, posta certificata','Digital identity','digital-access','1293',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'264893fa346c83debe7d6eec4e1d78bc','DIGI','digi.device',NULL,'Telefono, computer, connessione','Phone, computer, connection','digital-access','1163',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'e121b9073aaf898fb9da14e0dee5e9bc','DIGI','digi.skills',NULL,'Imparare a usare i servizi in rete','Digital skills','digital-literacy','1351',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'4e6b5e92008a87d2bf31b7406116636f','MOBI','mobi.accompany',NULL,'Accompagnamento','Being driven or accompanied','transportation-insecurity','1175',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'a6036f2bbc618c98b63930f554ef340e','MOBI','mobi.ticket',NULL,'Biglietti e abbonamenti','Tickets and passes','transportation-insecurity','1173',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'776127018a028e3bab154d0a151990cd','MOBI','mobi.parking',NULL,'Contrassegno disabili','Disabled parking permit','transportation-insecurity','1293',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'0b40a3e511ff87f69de696afd66d6344','LEGA','lega.advice',NULL,'Consulenza legale','Legal advice',NULL,'1375',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'ade2e1ce6aa48644ac408986873b5641','LEGA','lega.documents',NULL,'Documenti','Identity papers',NULL,'1384',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'102123d1711782a68456047bd28dd1fa','LEGA','lega.residence',NULL,'Residenza','Registered residence',NULL,'1384',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'5687fed1d0068d30a898582a9a526b53','LEGA','lega.guardian',NULL,'Amministratore di sostegno','Support administrator',NULL,'1383',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'cd5e0eb7ff2380ba9f60580a61a6914d','MIGR','migr.permit',NULL,'Permesso di soggiorno','Residence permit',NULL,'1381',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'3c11c47c3f1b8d57b2e346adddcc397b','MIGR','migr.asylum',NULL,'Protezione internazionale','International protection',NULL,'1381',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'cc318e79590c8e17931591795343e401','MIGR','migr.reunion',NULL,'Ricongiungimento familiare','Family reunion',NULL,'1381',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'2340b551464488259751626f9deac660','MIGR','migr.citizenship',NULL,'Cittadinanza','Citizenship',NULL,'1346',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'8a7f0e0d4e1d8ed1b2c78da79b068490','HEAL','heal.access',NULL,'Medico e tessera sanitaria','Doctor and health card','health-insurance-coverage-status','1202',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'9e142580a1c68a9fa39e0eb1d17872bf','HEAL','heal.care',NULL,'Visite ed esami','Visits and tests','medical-cost-burden','1201',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'c7408d2ac4478ff9956f4c2650ab4436','HEAL','heal.medicines',NULL,'Farmaci e presìdi','Medicines and devices','medical-cost-burden','1204',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'7c1b350d8604886b96f18c74a9dab13a','HEAL','heal.pregnancy',NULL,'Gravidanza e neonati','Pregnancy and newborns','health-insurance-coverage-status','1217',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'b35302a72d5085a3ab749e31bfb9cdb0','MENT','ment.support',NULL,'Sostegno psicologico','Psychological support','stress','1304',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'69c9bb3a7f8d8229a2dd0949230c8cde','MENT','ment.psychiatry',NULL,'Presa in carico psichiatrica','Psychiatric care','stress','1206',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'5a204b7701668877a8b97b8881fc614a','MENT','ment.group',NULL,'Gruppo di auto mutuo aiuto','Self-help group','stress','1310',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'd7e0e581ac2580d7ab53b2c37b6a549d','ADDI','addi.treatment',NULL,'Cura delle dipendenze','Addiction treatment',NULL,'1178',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'b10b64bf55fd88e8974d7c3cfffed037','ADDI','addi.gambling',NULL,'Gioco d''azzardo','Gambling',NULL,'1178',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'28d489918fd18a7bb6406982deb88c78','ADDI','addi.group',NULL,'Gruppo di auto mutuo aiuto','Self-help group',NULL,'1179',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'4628d42fac188c49b110a52a085f9915','DISA','disa.home',NULL,'Assistenza domiciliare','Care at home',NULL,'1307',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'2e0518a422d581b2bc636caf36628f92','DISA','disa.aids',NULL,'Ausili e barriere','Aids and barriers',NULL,'1170',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'4917b267b13c86caaef245e270ff1af8','DISA','disa.day',NULL,'Centro diurno','Day centre',NULL,'1278',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'b28bb0fa48ef8edab9b8348cf3635b72','DISA','disa.relief',NULL,'Sollievo per chi assiste','Relief for carers',NULL,'1286',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'53edefec255c8178b1640293a011dca9','CARE','care.child',NULL,'Cura dei bambini','Child care',NULL,'1280',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'a88d25ed1d1b854f9d99134cac4b4acf','CARE','care.elder',NULL,'Cura degli anziani','Care of the elderly',NULL,'1307',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'598203eed72387b397c6ae281b82fc24','CARE','care.carer',NULL,'Sostegno a chi assiste','Support for carers',NULL,'1286',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'5a4714b79df583efb2d206656f92ab5c','FAMI','fami.parenting',NULL,'Sostegno alla genitorialità','Parenting support',NULL,'1195',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'624b66ad8abf817880a0b9f6732f5009','FAMI','fami.mediation',NULL,'Mediazione familiare','Family mediation',NULL,'1387',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'1fe974afa430822f8fb23e76d4597243','FAMI','fami.visits',NULL,'Incontri protetti','Supervised visits',NULL,'1306',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'0922b08411a0880ab0bacd9826c67536','FAMI','fami.group',NULL,'Gruppi di genitori','Parents'' groups',NULL,'1315',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'472633b434588fc2b1e470005da38208','SOCI','soci.company',NULL,'Compagnia','Company','social-connection','1309',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'39c7f9418bec87beb1eb4228255e0cb9','SOCI','soci.place',NULL,'Luoghi di incontro','Places to meet','social-connection','1285',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'7f6bc4d9c0df8fe0ac2787a3bc1236ae','SOCI','soci.grief',NULL,'Lutto','Grief','social-connection','1314',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'ada85e3b482c86a2afd1b31a9b92cf17','SOCI','soci.volunteer',NULL,'Fare volontariato','Volunteering','social-connection','1308',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'2d0ac28f73828cc69277da243c11f736','VIOL','viol.listening',NULL,'Ascolto e protezione','Listening and protection','intimate-partner-violence','1123',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'fe97486aec348b74a7685c7a6127c733','VIOL','viol.refuge',NULL,'Casa rifugio','Refuge','intimate-partner-violence','1125',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'66384a1c925e8efbaff36b8f77b82073','VIOL','viol.elder',NULL,'Maltrattamento di anziani','Abuse of the elderly','elder-abuse','1123',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'173a50d0611d8a10bca853eb4b491387','MINO','mino.protection',NULL,'Tutela','Protection',NULL,'1271',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'bc269589435d80cd802ee4969cff5107','MINO','mino.unaccompanied',NULL,'Minori non accompagnati','Unaccompanied minors',NULL,'1383',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'acec9d38ccd08ef5995294ffb08de678','JUST','just.release',NULL,'Dopo il carcere','After prison','incarceration-status','1303',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'dc8ab4e80df18a54bbebe2a3c4e03ddc','JUST','just.family',NULL,'Famiglie di detenuti','Families of prisoners','incarceration-status','1303',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'62b1aab12c0e8c6abf1897bbd053aafb','JUST','just.measures',NULL,'Misure e lavori di pubblica utilità','Measures and community work','incarceration-status','1303',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'ef3ab692be3a860caa41ec0d5976f0b5','OTHR','othr.orientation',NULL,'Orientamento ai servizi','Finding one''s way','sdoh-category-unspecified','1292',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'18fe5ffc535789cf8aa4ac03ded41ca2','OTHR','othr.forms',NULL,'Aiuto con moduli','Help with forms','sdoh-category-unspecified','1293',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'dff182e42096880c97d8a3743278b868','OTHR','othr.pets',NULL,'Animali','Pets','sdoh-category-unspecified','1276',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'7f0b4afe6aa98e95a9180fafb8fcb0a3','HOUS','hous.shelter.family',X'f3a542e70f428096b907e25694b279fb','Posto letto per una famiglia','Bed for a family','housing-instability','1152',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'c4863c1e1e4f84eaa0f10fe91da2c08e','HOUS','hous.shelter.single',X'f3a542e70f428096b907e25694b279fb','Posto letto per una persona sola','Bed for one person','housing-instability','1152',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'9cf8471822a08e7a8d30acf2c25c1d42','HOUS','hous.shelter.parent_child',X'f3a542e70f428096b907e25694b279fb','Posto per genitore con bambino','Place for a parent with a child','housing-instability','1152',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'5ccf8a88cbd584889744f1ce15ff4ca6','HOUS','hous.eviction.mediation',X'b0d2fdac6ab3830d89fdccedff4b228d','Mediazione con il proprietario','Mediation with the landlord','housing-instability','1387',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'11ddf5cf99348d6f97369f4991e3835b','HOUS','hous.eviction.home_after',X'b0d2fdac6ab3830d89fdccedff4b228d','Una casa dopo lo sfratto','A home after the eviction','housing-instability','1136',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'8b630eabc6cd8479983acf5fc676ba89','HOUS','hous.search.public',X'67dc00554fdd86c0ad5400e87a2ea3da','Domanda di casa popolare','Application for public housing','housing-instability','1150',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'f40439318c588df3ad9c052389c72ff3','HOUS','hous.search.market',X'67dc00554fdd86c0ad5400e87a2ea3da','Casa in affitto sul mercato','Home on the market','housing-instability','1136',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'644c0d52a34787738796b0bc7701e3bb','HOUS','hous.search.cohousing',X'67dc00554fdd86c0ad5400e87a2ea3da','Coabitazione','Shared home','housing-instability','1146',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'7fe2cf1347718d98839dd6f25205ec86','HOUS','hous.rent.arrears',X'16afa1dff14387bc9d81ad7e8930a01b','Morosità','Arrears','housing-instability','1137',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'93224ae7476a83589a8ff84283298414','HOUS','hous.rent.deposit',X'16afa1dff14387bc9d81ad7e8930a01b','Deposito cauzionale','Deposit','housing-instability','1137',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'4c0589dcf5938043bea231741f25b468','HOUS','hous.repair.repairs',X'4dc7113f88e38be4ad97118682a99d6d','Riparazioni','Repairs','inadequate-housing','1141',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'36e858ea8f198d628d5327dd35a8c6e5','HOUS','hous.repair.crowding',X'4dc7113f88e38be4ad97118682a99d6d','Sovraffollamento','Overcrowding','inadequate-housing','1136',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'8f38ffd41e86860a81f36db113a2f5f3','HOML','homl.night.dormitory',X'9a7bc2d063438c9cb9dc96dc05efd8eb','Dormitorio','Dormitory','homelessness','1121',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'1c1aa5eb8eba88798b3e6bf7bf9816ed','HOML','homl.night.cold',X'9a7bc2d063438c9cb9dc96dc05efd8eb','Piano freddo','Winter places','homelessness','1121',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'b462d4850dd882e5a314aadb401a1669','HOML','homl.street.unit',X'106c0673f9118f3d89a1cfdcd5cd8597','Unità di strada','Street unit','homelessness','1306',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'3251f69a7517816681218443d52c654f','HOML','homl.street.day_centre',X'106c0673f9118f3d89a1cfdcd5cd8597','Centro diurno','Day centre','homelessness','1303',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'83c49f68bc928e9aa6a16621de30ca8c','FOOD','food.parcel.ordinary',X'b2823d1607098ac9b0a9ab3e76e33d8c','Pacco ordinario','Ordinary parcel','food-insecurity','1130',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'aa678e59b43f8cfabb9623d3d700e635','FOOD','food.parcel.urgent',X'b2823d1607098ac9b0a9ab3e76e33d8c','Pacco d''urgenza','Urgent parcel','food-insecurity','1128',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'a9cc82cedc4c8c48a18a582945d3f3a6','FOOD','food.parcel.infant',X'b2823d1607098ac9b0a9ab3e76e33d8c','Latte e pappe','Infant food','food-insecurity','1157',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'0eb4030677ec83539a95c5fbfec12d10','FOOD','food.meal.canteen',X'99420ae6ffbb8f8aa53925e8813497ad','Mensa','Canteen','food-insecurity','1131',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'096b68fae2338998bdbfa87d0038f312','FOOD','food.meal.home',X'99420ae6ffbb8f8aa53925e8813497ad','Pasti a domicilio','Meals at home','food-insecurity','1129',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'a9b1768702a689248ef9afca1d28c404','INCO','inco.benefits.inclusion',X'3038b5d8d9f38742bb46cc1308f71d54','Assegno di inclusione','Inclusion allowance','financial-insecurity','1256',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'8199a7d1b34f848da299d58c94c12a14','INCO','inco.benefits.child',X'3038b5d8d9f38742bb46cc1308f71d54','Assegno unico','Child allowance','financial-insecurity','1256',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'da0e1312795f87dcb48fbf53d42486cc','INCO','inco.benefits.pension',X'3038b5d8d9f38742bb46cc1308f71d54','Pensione e assegno sociale','Pension','financial-insecurity','1259',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'f695fff8e9a782fb96623e33aa8570cf','INCO','inco.benefits.invalidity',X'3038b5d8d9f38742bb46cc1308f71d54','Invalidità civile','Disability benefit','financial-insecurity','1257',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'9740197fc90d8450a14ae961e8109a78','DEBT','debt.advice.counselling',X'564734fd1e3b8242b910c759e10bcb30','Ascolto e piano di rientro','Counselling and plan','financial-insecurity','1263',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'7adc9a76d7028ab9981fba49a0c046cc','DEBT','debt.advice.insolvency',X'564734fd1e3b8242b910c759e10bcb30','Sovraindebitamento','Insolvency procedure','financial-insecurity','1389',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'082b98558f3c8c309994de208d1797e5','UTIL','util.bills.arrears',X'26c40366de218629b3267bd7787e89fa','Bollette arretrate','Unpaid bills','utility-insecurity','1138',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'c5b36d0621278740a87bfdec3ce3717f','UTIL','util.bills.reconnection',X'26c40366de218629b3267bd7787e89fa','Riallaccio','Reconnection','utility-insecurity','1138',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'207b898ed7af8765bb73a096828fad75','GOOD','good.baby.pushchair',X'd8dc100b7638886bb2493d5521aa5862','Passeggino','Pushchair','material-hardship','1155',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'3ce8fe42b1c78335a7bd30bc2a380d45','GOOD','good.baby.cot',X'd8dc100b7638886bb2493d5521aa5862','Lettino','Cot','material-hardship','1155',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'617498062d0b87b392c13083f1ac1539','GOOD','good.baby.nappies',X'd8dc100b7638886bb2493d5521aa5862','Pannolini','Nappies','material-hardship','1157',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'c3621289a2a48a7f8caa4b6522ddad26','GOOD','good.baby.clothes',X'd8dc100b7638886bb2493d5521aa5862','Vestitini','Baby clothes','material-hardship','1156',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'9bd72ce4076a8870985bc2b75b17c853','GOOD','good.clothes.adult',X'807e22d5da5e8aacb3e02b95a3856b85','Per adulti','For adults','material-hardship','1158',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'fd5f617089bc8b7193af4a0de8b499fe','GOOD','good.clothes.child',X'807e22d5da5e8aacb3e02b95a3856b85','Per bambini e ragazzi','For children','material-hardship','1160',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'b0cc69ba00f583489ed7a8ac1e67f1bd','GOOD','good.furniture.bed',X'413caf83c3da807e884441d5c7838e71','Letto','Bed','material-hardship','1166',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'1a2cac811287828bb764b94f79b3a5df','GOOD','good.furniture.washing_machine',X'413caf83c3da807e884441d5c7838e71','Lavatrice','Washing machine','material-hardship','1163',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'29494a588dbc887eacd6aa9a26bc9f00','GOOD','good.furniture.fridge',X'413caf83c3da807e884441d5c7838e71','Frigorifero','Fridge','material-hardship','1163',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'671dec154d8f8155836d7607f66fde8c','WORK','work.search.curriculum',X'd4634ed3d342830e9ef722b0c7015e0e','Curriculum e colloquio','CV and interview','employment-status','1370',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'9543ac7f3f0f8b9687d80a7cf4255213','WORK','work.search.placement',X'd4634ed3d342830e9ef722b0c7015e0e','Inserimento','Placement','employment-status','1358',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'14e69323428f8b83bafb7d1bfe05c316','WORK','work.training.traineeship',X'62deff1219ad8d41aad4d7b2262f6a10','Tirocinio','Traineeship','employment-status','1372',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'08ea03f8d5bb8bc0a9d79d24f3a6d1f1','WORK','work.training.course',X'62deff1219ad8d41aad4d7b2262f6a10','Corso professionale','Vocational course','employment-status','1372',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'c675377d140e89e2b65bebd37f9a4d28','EDUC','educ.support.homework',X'c4aa0490cec7868d85c0522c051ad2ef','Compiti','Homework','educational-attainment','1343',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'a098c3d9748b83f2b008fa27d0a327ce','EDUC','educ.support.exam',X'c4aa0490cec7868d85c0522c051ad2ef','Preparazione agli esami','Preparing exams','educational-attainment','1343',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'a2a1ad6283eb8e5cbe112743d5fe0990','EDUC','educ.adult.lower',X'cebbb521c77b8e1dab407371f61b69ba','Licenza media','Lower secondary certificate','educational-attainment','1332',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'acd9d5b534218f109a1e3ab23165067a','EDUC','educ.adult.literacy',X'cebbb521c77b8e1dab407371f61b69ba','Alfabetizzazione','Literacy','educational-attainment','1350',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'90a7aa8b701d8edf86615eab0a00ef25','LANG','lang.course.women',X'eacc189432b7874492fb68d8aa12c460','Per donne con bambini','For women with children','language-access','1326',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'57fd9b0e0f518d3194cf249fce3c6622','LANG','lang.course.certificate',X'eacc189432b7874492fb68d8aa12c460','Certificazione','Certificate','language-access','1348',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'64949fcacab78bf096467cc37dddf6b4','MOBI','mobi.accompany.health',X'4e6b5e92008a87d2bf31b7406116636f','A visite e cure','To medical care','transportation-insecurity','1176',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'4b315cde677b866493eb083769cc7a1a','MOBI','mobi.accompany.school',X'4e6b5e92008a87d2bf31b7406116636f','A scuola','To school','transportation-insecurity','1177',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'4ad3eb28056c88c09f8925b328f20969','LEGA','lega.advice.desk',X'0b40a3e511ff87f69de696afd66d6344','Sportello legale','Legal desk',NULL,'1375',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'ebc15408e3918e8daf00914b904ab2b7','LEGA','lega.advice.aid',X'0b40a3e511ff87f69de696afd66d6344','Gratuito patrocinio','State legal aid',NULL,'1389',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'cee2a583a0e28dc69b367349c73ade31','MIGR','migr.permit.renewal',X'cd5e0eb7ff2380ba9f60580a61a6914d','Rinnovo','Renewal',NULL,'1381',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'8d32ff486e7988f793f52e78d86a3e4b','MIGR','migr.permit.conversion',X'cd5e0eb7ff2380ba9f60580a61a6914d','Conversione','Conversion',NULL,'1381',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'6711dd7f450c832ab180ade516468386','HEAL','heal.access.stp',X'8a7f0e0d4e1d8ed1b2c78da79b068490','STP o ENI','STP or ENI code','health-insurance-coverage-status','1202',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'e36d6011cec485509a6fb9936e50f2dc','HEAL','heal.access.doctor',X'8a7f0e0d4e1d8ed1b2c78da79b068490','Medico di base','General practitioner','health-insurance-coverage-status','1206',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'fab80f9bcbc18f5ca90ba9f483716f9f','HEAL','heal.care.clinic',X'9e142580a1c68a9fa39e0eb1d17872bf','Ambulatorio gratuito','Free clinic','medical-cost-burden','1201',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'293b400d200f8d6a96447520a6858874','HEAL','heal.care.dental',X'9e142580a1c68a9fa39e0eb1d17872bf','Cure dentarie','Dental care','medical-cost-burden','1184',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'01cf9c9cc7ae8733b4b17b5869f6b5e4','MENT','ment.support.individual',X'b35302a72d5085a3ab749e31bfb9cdb0','Colloqui individuali','Individual sessions','stress','1220',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'2757f46c24cf8004bdf8c15734f5ebdc','MENT','ment.support.minor',X'b35302a72d5085a3ab749e31bfb9cdb0','Per minori','For children','stress','1220',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'aee40b313efb84358407569b00719ffc','ADDI','addi.treatment.serd',X'd7e0e581ac2580d7ab53b2c37b6a549d','SerD','SerD',NULL,'1181',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'8f7a90d9627e84f59874d86edb499c2b','ADDI','addi.treatment.community',X'd7e0e581ac2580d7ab53b2c37b6a549d','Comunità','Residential community',NULL,'1182',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'8f480811a7cb884da99bfe56fcc05481','DISA','disa.home.personal',X'4628d42fac188c49b110a52a085f9915','Cura della persona','Personal care',NULL,'1307',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'8adacfca2a3e8961965446ec8f6e6bbc','DISA','disa.home.household',X'4628d42fac188c49b110a52a085f9915','Aiuto in casa','Help in the home',NULL,'1307',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'b1eb5686be4e8c26b7d9f17fe1186ed9','CARE','care.child.nursery',X'53edefec255c8178b1640293a011dca9','Nido','Nursery',NULL,'1280',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'd947f5d5a1ea87acab8d655b72d2b2d7','CARE','care.child.after_school',X'53edefec255c8178b1640293a011dca9','Dopo la scuola','After school',NULL,'1279',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'0ce2b18aa01187fa9792d601b507192f','CARE','care.child.summer',X'53edefec255c8178b1640293a011dca9','Centri estivi','Summer camps',NULL,'1283',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'07f3895ca6938b3eb439c96c8fe41f6f','CARE','care.elder.carer',X'a88d25ed1d1b854f9d99134cac4b4acf','Assistente familiare','Paid carer',NULL,'1307',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'd40b6966daf38c8eaf98e7635ace9428','CARE','care.elder.company',X'a88d25ed1d1b854f9d99134cac4b4acf','Spesa e commissioni','Shopping and errands',NULL,'1309',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'0d1f5ef3df9c8648927b74b65673ce85','FAMI','fami.parenting.newborn',X'5a4714b79df583efb2d206656f92ab5c','Primi mesi','First months',NULL,'1306',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'0602f3d8551b8887a30109634b7c46d5','FAMI','fami.parenting.adolescents',X'5a4714b79df583efb2d206656f92ab5c','Adolescenti','Adolescents',NULL,'1315',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'ec2b5f2e18bf8842bfa74dcb19d84fb6','SOCI','soci.company.visits',X'472633b434588fc2b1e470005da38208','Visite a casa','Home visits','social-connection','1306',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'59030a73bf17899ea73635f704531fd5','SOCI','soci.company.phone',X'472633b434588fc2b1e470005da38208','Telefonate','Phone calls','social-connection','1316',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'09b2ae4845438d7a84c2fb2c9fb6473d','SOCI','soci.place.elderly',X'39c7f9418bec87beb1eb4228255e0cb9','Centro anziani','Centre for the elderly','social-connection','1285',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'582bd7b2c47e8ff98196ce00ba885673','SOCI','soci.place.youth',X'39c7f9418bec87beb1eb4228255e0cb9','Centro giovani','Youth centre','social-connection','1285',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'49a9c2ff6fb585da8b36a9b6ead63970','VIOL','viol.listening.centre',X'2d0ac28f73828cc69277da243c11f736','Centro antiviolenza','Anti-violence centre','intimate-partner-violence','1124',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'529ca67f2c51877ab1d370f06b4716b2','VIOL','viol.listening.legal',X'2d0ac28f73828cc69277da243c11f736','Assistenza legale','Legal assistance','intimate-partner-violence','1389',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'ed511cbdced9810fa2a55f30971e9df0','MINO','mino.protection.home_support',X'173a50d0611d8a10bca853eb4b491387','Educativa domiciliare','Educator at home',NULL,'1306',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'4d28d429444080e7ba0b9103447f104a','MINO','mino.protection.foster',X'173a50d0611d8a10bca853eb4b491387','Affido','Foster care',NULL,'1272',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'0a49ff5d8f4f83f5af4ee9443635d2f0','MINO','mino.protection.community',X'173a50d0611d8a10bca853eb4b491387','Comunità per minori','Residential community',NULL,'1298',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'b4849a8c417a81f2929500f6d7a4234d','JUST','just.release.home',X'acec9d38ccd08ef5995294ffb08de678','Alloggio per misure alternative','Home for alternative measures','incarceration-status','1152',NULL,NULL);
INSERT INTO kind_of_help VALUES(X'bee1de92b08b8a6db32e7b85eb052575','JUST','just.release.work',X'acec9d38ccd08ef5995294ffb08de678','Lavoro esterno','Work outside','incarceration-status','1359',NULL,NULL);
CREATE TABLE kind_question (
    kind_of_help_id blob not null references kind_of_help (id),
    code text not null,
    label_it text not null,
    label_en text not null,
    answer text not null check (answer in ('boolean', 'integer', 'date', 'choice')),
    choices text,
    shown text not null check (shown in ('card', 'need')),
    position integer not null,
    primary key (kind_of_help_id, code)
) strict;
INSERT INTO kind_question VALUES(X'f3a542e70f428096b907e25694b279fb','persons','Quante persone','How many persons','integer',NULL,'card',1);
INSERT INTO kind_question VALUES(X'f3a542e70f428096b907e25694b279fb','children','Ci sono minori','Children among them','boolean',NULL,'card',2);
INSERT INTO kind_question VALUES(X'f3a542e70f428096b907e25694b279fb','wheelchair','Serve un posto accessibile in carrozzina','Wheelchair access is needed','boolean',NULL,'card',3);
INSERT INTO kind_question VALUES(X'f3a542e70f428096b907e25694b279fb','pets','Ci sono animali','With pets','boolean',NULL,'card',4);
INSERT INTO kind_question VALUES(X'f3a542e70f428096b907e25694b279fb','from_on','Da quando','From when','date',NULL,'need',5);
INSERT INTO kind_question VALUES(X'b0d2fdac6ab3830d89fdccedff4b228d','eviction_on','Data dello sfratto','Date of the eviction','date',NULL,'need',1);
INSERT INTO kind_question VALUES(X'b0d2fdac6ab3830d89fdccedff4b228d','persons','Quante persone','How many persons','integer',NULL,'card',2);
INSERT INTO kind_question VALUES(X'b0d2fdac6ab3830d89fdccedff4b228d','children','Ci sono minori','Children among them','boolean',NULL,'card',3);
INSERT INTO kind_question VALUES(X'b0d2fdac6ab3830d89fdccedff4b228d','stage','A che punto è','How far it has come','choice','notice validation execution','card',4);
INSERT INTO kind_question VALUES(X'67dc00554fdd86c0ad5400e87a2ea3da','rooms','Quante stanze','How many rooms','integer',NULL,'need',1);
INSERT INTO kind_question VALUES(X'67dc00554fdd86c0ad5400e87a2ea3da','rent_max','Affitto sostenibile al mese, in euro','Rent that can be paid, euro a month','integer',NULL,'need',2);
INSERT INTO kind_question VALUES(X'67dc00554fdd86c0ad5400e87a2ea3da','wheelchair','Serve una casa accessibile in carrozzina','Wheelchair access is needed','boolean',NULL,'card',3);
INSERT INTO kind_question VALUES(X'16afa1dff14387bc9d81ad7e8930a01b','arrears','Mensilità arretrate','Months in arrears','integer',NULL,'need',1);
INSERT INTO kind_question VALUES(X'16afa1dff14387bc9d81ad7e8930a01b','deposit','Serve il deposito','A deposit is needed','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'4dc7113f88e38be4ad97118682a99d6d','problem','Problema','Problem','choice','damp heating crowded unsafe','card',1);
INSERT INTO kind_question VALUES(X'4dc7113f88e38be4ad97118682a99d6d','children','Ci sono minori','Children among them','boolean',NULL,'card',2);
INSERT INTO kind_question VALUES(X'9a7bc2d063438c9cb9dc96dc05efd8eb','tonight','Serve per stanotte','Needed tonight','boolean',NULL,'card',1);
INSERT INTO kind_question VALUES(X'9a7bc2d063438c9cb9dc96dc05efd8eb','persons','Quante persone','How many persons','integer',NULL,'card',2);
INSERT INTO kind_question VALUES(X'9a7bc2d063438c9cb9dc96dc05efd8eb','dog','Con un cane','With a dog','boolean',NULL,'card',3);
INSERT INTO kind_question VALUES(X'106c0673f9118f3d89a1cfdcd5cd8597','place','Conosciuto dall''unità di strada','Known to the street unit','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'106c0673f9118f3d89a1cfdcd5cd8597','blankets','Servono coperte','Blankets are needed','boolean',NULL,'card',2);
INSERT INTO kind_question VALUES(X'5993cbd8322b85cbb01e6b7238819571','weekly','Quante volte alla settimana','How often a week','integer',NULL,'need',1);
INSERT INTO kind_question VALUES(X'5993cbd8322b85cbb01e6b7238819571','clothes','Serve un cambio','A change of clothes is needed','boolean',NULL,'card',2);
INSERT INTO kind_question VALUES(X'97dac84162b4863190e838d15a06df57','years','Da quanti anni senza casa','Years without a home','integer',NULL,'need',1);
INSERT INTO kind_question VALUES(X'97dac84162b4863190e838d15a06df57','persons','Quante persone','How many persons','integer',NULL,'card',2);
INSERT INTO kind_question VALUES(X'b2823d1607098ac9b0a9ab3e76e33d8c','persons','Quante persone','How many persons','integer',NULL,'card',1);
INSERT INTO kind_question VALUES(X'b2823d1607098ac9b0a9ab3e76e33d8c','infants','Bambini sotto i due anni','Children under two','integer',NULL,'card',2);
INSERT INTO kind_question VALUES(X'b2823d1607098ac9b0a9ab3e76e33d8c','halal','Senza maiale, halal','Halal','boolean',NULL,'card',3);
INSERT INTO kind_question VALUES(X'b2823d1607098ac9b0a9ab3e76e33d8c','gluten_free','Senza glutine','Gluten free','boolean',NULL,'card',4);
INSERT INTO kind_question VALUES(X'b2823d1607098ac9b0a9ab3e76e33d8c','no_kitchen','Non può cucinare','Cannot cook','boolean',NULL,'card',5);
INSERT INTO kind_question VALUES(X'99420ae6ffbb8f8aa53925e8813497ad','persons','Quante persone','How many persons','integer',NULL,'card',1);
INSERT INTO kind_question VALUES(X'99420ae6ffbb8f8aa53925e8813497ad','halal','Senza maiale, halal','Halal','boolean',NULL,'card',2);
INSERT INTO kind_question VALUES(X'99420ae6ffbb8f8aa53925e8813497ad','weekends','Anche nei fine settimana','Weekends too','boolean',NULL,'card',3);
INSERT INTO kind_question VALUES(X'9dffc26da8fa82048d4ed6041261059e','persons','Quante persone','How many persons','integer',NULL,'card',1);
INSERT INTO kind_question VALUES(X'9dffc26da8fa82048d4ed6041261059e','infants','Bambini sotto i due anni','Children under two','integer',NULL,'card',2);
INSERT INTO kind_question VALUES(X'09dd3b542fd6819d864c80e605bf6ca9','isee','Ha un ISEE valido','Has a valid ISEE','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'09dd3b542fd6819d864c80e605bf6ca9','persons','Quante persone','How many persons','integer',NULL,'card',2);
INSERT INTO kind_question VALUES(X'3038b5d8d9f38742bb46cc1308f71d54','isee','Ha un ISEE valido','Has a valid ISEE','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'3038b5d8d9f38742bb46cc1308f71d54','minors','Minori a carico','Dependent children','integer',NULL,'need',2);
INSERT INTO kind_question VALUES(X'3038b5d8d9f38742bb46cc1308f71d54','disability','Invalidità riconosciuta','Recognised disability','boolean',NULL,'need',3);
INSERT INTO kind_question VALUES(X'8496b2e5ba25844e8a4fa8a7a005a181','spid','Ha SPID o CIE','Has a digital identity','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'8496b2e5ba25844e8a4fa8a7a005a181','deadline_on','Scadenza','Deadline','date',NULL,'need',2);
INSERT INTO kind_question VALUES(X'3422f26ad181835c985df8f33844969b','purpose','Per che cosa','What for','choice','rent bills food school health other','need',1);
INSERT INTO kind_question VALUES(X'3422f26ad181835c985df8f33844969b','euros','Importo, in euro','Amount in euro','integer',NULL,'need',2);
INSERT INTO kind_question VALUES(X'9007cdd5198c8cef8d8f6e2691755af4','group','Va bene in gruppo','A group is fine','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'9007cdd5198c8cef8d8f6e2691755af4','language','Serve un mediatore','An interpreter is needed','boolean',NULL,'card',2);
INSERT INTO kind_question VALUES(X'564734fd1e3b8242b910c759e10bcb30','creditors','Quanti creditori','How many creditors','integer',NULL,'need',1);
INSERT INTO kind_question VALUES(X'564734fd1e3b8242b910c759e10bcb30','enforcement','Pignoramento in corso','Enforcement is under way','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'b914257cd4df8188a02aba96a693e917','euros','Importo, in euro','Amount in euro','integer',NULL,'need',1);
INSERT INTO kind_question VALUES(X'b914257cd4df8188a02aba96a693e917','income','Ha un reddito','Has an income','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'20fa47c423d882f1bd21cdff831fb8d4','threats','Ci sono minacce','There are threats','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'20fa47c423d882f1bd21cdff831fb8d4','report','Ha già denunciato','Already reported','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'26c40366de218629b3267bd7787e89fa','supply','Quale fornitura','Which supply','choice','electricity gas water heating phone','card',1);
INSERT INTO kind_question VALUES(X'26c40366de218629b3267bd7787e89fa','cut_on','Data del distacco','Date of disconnection','date',NULL,'need',2);
INSERT INTO kind_question VALUES(X'26c40366de218629b3267bd7787e89fa','bonus','Ha il bonus sociale','Has the social bonus','boolean',NULL,'need',3);
INSERT INTO kind_question VALUES(X'd5a5e98cb1738fb5b6dffc9cf2ab3fcf','isee','Ha un ISEE valido','Has a valid ISEE','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'd5a5e98cb1738fb5b6dffc9cf2ab3fcf','electromedical','Apparecchi elettromedicali','Medical devices','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'4057dbbe47488168a89f1200ab298032','heating','Riscaldamento','Heating','choice','central own none','need',1);
INSERT INTO kind_question VALUES(X'4057dbbe47488168a89f1200ab298032','windows','Infissi rotti','Broken windows','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'd8dc100b7638886bb2493d5521aa5862','months','Età del bambino in mesi','Age of the baby in months','integer',NULL,'card',1);
INSERT INTO kind_question VALUES(X'd8dc100b7638886bb2493d5521aa5862','twins','Gemelli','Twins','boolean',NULL,'card',2);
INSERT INTO kind_question VALUES(X'd8dc100b7638886bb2493d5521aa5862','delivery','Serve la consegna','Delivery is needed','boolean',NULL,'card',3);
INSERT INTO kind_question VALUES(X'807e22d5da5e8aacb3e02b95a3856b85','persons','Quante persone','How many persons','integer',NULL,'card',1);
INSERT INTO kind_question VALUES(X'807e22d5da5e8aacb3e02b95a3856b85','winter','Capi invernali','Winter clothes','boolean',NULL,'card',2);
INSERT INTO kind_question VALUES(X'413caf83c3da807e884441d5c7838e71','floor','A che piano','Which floor','integer',NULL,'need',1);
INSERT INTO kind_question VALUES(X'413caf83c3da807e884441d5c7838e71','lift','C''è l''ascensore','There is a lift','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'413caf83c3da807e884441d5c7838e71','transport','Serve il trasporto','Transport is needed','boolean',NULL,'card',3);
INSERT INTO kind_question VALUES(X'fc4e4671b1fa801f88f42f0fd053cefd','grade','Quale scuola','Which school','choice','primary lower upper','card',1);
INSERT INTO kind_question VALUES(X'fc4e4671b1fa801f88f42f0fd053cefd','children','Per quanti ragazzi','For how many children','integer',NULL,'card',2);
INSERT INTO kind_question VALUES(X'd4634ed3d342830e9ef722b0c7015e0e','field','Settore','Field','choice','care cleaning building catering logistics office other','card',1);
INSERT INTO kind_question VALUES(X'd4634ed3d342830e9ef722b0c7015e0e','full_time','Tempo pieno','Full time','boolean',NULL,'card',2);
INSERT INTO kind_question VALUES(X'd4634ed3d342830e9ef722b0c7015e0e','permit','Può lavorare in Italia','May work in Italy','boolean',NULL,'need',3);
INSERT INTO kind_question VALUES(X'd4634ed3d342830e9ef722b0c7015e0e','licence','Ha la patente','Has a driving licence','boolean',NULL,'card',4);
INSERT INTO kind_question VALUES(X'62deff1219ad8d41aad4d7b2262f6a10','italian','Livello di italiano','Level of Italian','choice','none a1 a2 b1 b2','card',1);
INSERT INTO kind_question VALUES(X'62deff1219ad8d41aad4d7b2262f6a10','hours','Ore alla settimana','Hours a week','integer',NULL,'need',2);
INSERT INTO kind_question VALUES(X'75b2daa7a8418ea3bf7a91f2177279d1','listed','Iscritto al collocamento mirato','On the list for targeted placement','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'75b2daa7a8418ea3bf7a91f2177279d1','wheelchair','Posto accessibile in carrozzina','Wheelchair access is needed','boolean',NULL,'card',2);
INSERT INTO kind_question VALUES(X'9b12e7aa10b2851a9ffe132b70c2e0ec','contract','C''è un contratto','There is a contract','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'9b12e7aa10b2851a9ffe132b70c2e0ec','unpaid','Stipendi non pagati','Unpaid wages','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'c4aa0490cec7868d85c0522c051ad2ef','grade','Quale scuola','Which school','choice','primary lower upper','card',1);
INSERT INTO kind_question VALUES(X'c4aa0490cec7868d85c0522c051ad2ef','special','Bisogni educativi speciali','Special educational needs','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'c4aa0490cec7868d85c0522c051ad2ef','online','Va bene a distanza','Remote is fine','boolean',NULL,'card',3);
INSERT INTO kind_question VALUES(X'169fff14845e85d08da693ceaf36062b','grade','Quale scuola','Which school','choice','nursery primary lower upper','card',1);
INSERT INTO kind_question VALUES(X'169fff14845e85d08da693ceaf36062b','mid_year','Ad anno iniziato','In mid-year','boolean',NULL,'card',2);
INSERT INTO kind_question VALUES(X'cebbb521c77b8e1dab407371f61b69ba','title','Titolo di studio','Highest certificate','choice','none primary lower upper','card',1);
INSERT INTO kind_question VALUES(X'cebbb521c77b8e1dab407371f61b69ba','evening','Di sera','In the evening','boolean',NULL,'card',2);
INSERT INTO kind_question VALUES(X'edf3b0fb4b5c8f138011312e68345663','weeks','Da quante settimane non va a scuola','Weeks away from school','integer',NULL,'need',1);
INSERT INTO kind_question VALUES(X'edf3b0fb4b5c8f138011312e68345663','grade','Quale scuola','Which school','choice','primary lower upper','card',2);
INSERT INTO kind_question VALUES(X'eacc189432b7874492fb68d8aa12c460','level','Livello','Level','choice','none a1 a2 b1 b2','card',1);
INSERT INTO kind_question VALUES(X'eacc189432b7874492fb68d8aa12c460','childcare','Serve chi tenga i bambini','Childcare is needed','boolean',NULL,'card',2);
INSERT INTO kind_question VALUES(X'eacc189432b7874492fb68d8aa12c460','evening','Di sera','In the evening','boolean',NULL,'card',3);
INSERT INTO kind_question VALUES(X'bf66fd634d4b8f9f8190c6c439b8dc3d','language','Lingua','Language','choice','ar bn zh es fr ru uk ur other','card',1);
INSERT INTO kind_question VALUES(X'bf66fd634d4b8f9f8190c6c439b8dc3d','on','Quando','When','date',NULL,'need',2);
INSERT INTO kind_question VALUES(X'64b631497f5d8ad7b91afff87173d991','pages','Quante pagine','How many pages','integer',NULL,'need',1);
INSERT INTO kind_question VALUES(X'64b631497f5d8ad7b91afff87173d991','sworn','Giurata','Sworn','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'bbbe68332adc8c69bc3c7e2ef3fb7b99','document','Ha un documento valido','Has a valid document','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'bbbe68332adc8c69bc3c7e2ef3fb7b99','phone','Ha un telefono','Has a phone','boolean',NULL,'card',2);
INSERT INTO kind_question VALUES(X'264893fa346c83debe7d6eec4e1d78bc','what','Che cosa','What','choice','phone computer connection','card',1);
INSERT INTO kind_question VALUES(X'264893fa346c83debe7d6eec4e1d78bc','school','Serve per la scuola','Needed for school','boolean',NULL,'card',2);
INSERT INTO kind_question VALUES(X'e121b9073aaf898fb9da14e0dee5e9bc','age_over_65','Oltre i 65 anni','Over 65','boolean',NULL,'card',1);
INSERT INTO kind_question VALUES(X'e121b9073aaf898fb9da14e0dee5e9bc','group','Va bene in gruppo','A group is fine','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'4e6b5e92008a87d2bf31b7406116636f','wheelchair','In carrozzina','In a wheelchair','boolean',NULL,'card',1);
INSERT INTO kind_question VALUES(X'4e6b5e92008a87d2bf31b7406116636f','on','Quando','When','date',NULL,'need',2);
INSERT INTO kind_question VALUES(X'4e6b5e92008a87d2bf31b7406116636f','weekly','Quante volte alla settimana','How often a week','integer',NULL,'card',3);
INSERT INTO kind_question VALUES(X'a6036f2bbc618c98b63930f554ef340e','months','Per quanti mesi','For how many months','integer',NULL,'need',1);
INSERT INTO kind_question VALUES(X'a6036f2bbc618c98b63930f554ef340e','reason','Per che cosa','What for','choice','work school health other','card',2);
INSERT INTO kind_question VALUES(X'776127018a028e3bab154d0a151990cd','certificate','Ha il certificato','Has the certificate','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'776127018a028e3bab154d0a151990cd','renewal','È un rinnovo','It is a renewal','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'0b40a3e511ff87f69de696afd66d6344','field','Materia','Field','choice','family housing work debt criminal other','need',1);
INSERT INTO kind_question VALUES(X'0b40a3e511ff87f69de696afd66d6344','hearing_on','Data dell''udienza','Date of the hearing','date',NULL,'need',2);
INSERT INTO kind_question VALUES(X'0b40a3e511ff87f69de696afd66d6344','legal_aid','Ha diritto al gratuito patrocinio','Entitled to legal aid','boolean',NULL,'need',3);
INSERT INTO kind_question VALUES(X'ade2e1ce6aa48644ac408986873b5641','document','Quale documento','Which document','choice','identity health_card passport birth other','need',1);
INSERT INTO kind_question VALUES(X'ade2e1ce6aa48644ac408986873b5641','lost','Smarrito o rubato','Lost or stolen','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'102123d1711782a68456047bd28dd1fa','fictitious','Residenza fittizia','Fictitious address','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'102123d1711782a68456047bd28dd1fa','since_on','Da quando è senza','Without it since','date',NULL,'need',2);
INSERT INTO kind_question VALUES(X'5687fed1d0068d30a898582a9a526b53','relatives','Ci sono familiari','There are relatives','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'5687fed1d0068d30a898582a9a526b53','urgent','Misura urgente','Urgent measure','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'cd5e0eb7ff2380ba9f60580a61a6914d','expires_on','Scadenza','Expiry','date',NULL,'need',1);
INSERT INTO kind_question VALUES(X'cd5e0eb7ff2380ba9f60580a61a6914d','kind','Tipo','Kind','choice','work family study protection minor other','need',2);
INSERT INTO kind_question VALUES(X'cd5e0eb7ff2380ba9f60580a61a6914d','first','È la prima richiesta','It is the first request','boolean',NULL,'need',3);
INSERT INTO kind_question VALUES(X'3c11c47c3f1b8d57b2e346adddcc397b','hearing_on','Data dell''audizione','Date of the hearing','date',NULL,'need',1);
INSERT INTO kind_question VALUES(X'3c11c47c3f1b8d57b2e346adddcc397b','reception','È in accoglienza','In reception','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'cc318e79590c8e17931591795343e401','relatives','Quanti familiari','How many relatives','integer',NULL,'need',1);
INSERT INTO kind_question VALUES(X'cc318e79590c8e17931591795343e401','clearance','Ha il nulla osta','Has the clearance','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'2340b551464488259751626f9deac660','years','Anni di residenza','Years of residence','integer',NULL,'need',1);
INSERT INTO kind_question VALUES(X'2340b551464488259751626f9deac660','certificate','Ha la certificazione di italiano','Has the language certificate','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'8a7f0e0d4e1d8ed1b2c78da79b068490','stp','Ha STP o ENI','Has STP or ENI','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'8a7f0e0d4e1d8ed1b2c78da79b068490','pregnant','Gravidanza','Pregnancy','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'9e142580a1c68a9fa39e0eb1d17872bf','specialty','Quale visita','Which visit','choice','general dental eyes gynaecology paediatrics other','need',1);
INSERT INTO kind_question VALUES(X'9e142580a1c68a9fa39e0eb1d17872bf','prescription','Ha l''impegnativa','Has a referral letter','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'c7408d2ac4478ff9956f4c2650ab4436','prescription','Ha la ricetta','Has a prescription','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'c7408d2ac4478ff9956f4c2650ab4436','monthly','Ogni mese','Every month','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'7c1b350d8604886b96f18c74a9dab13a','weeks','Settimane di gravidanza','Weeks of pregnancy','integer',NULL,'need',1);
INSERT INTO kind_question VALUES(X'7c1b350d8604886b96f18c74a9dab13a','first','Primo figlio','First child','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'b35302a72d5085a3ab749e31bfb9cdb0','known','Già seguito da un servizio','Known to a service','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'b35302a72d5085a3ab749e31bfb9cdb0','language','Serve un mediatore','An interpreter is needed','boolean',NULL,'card',2);
INSERT INTO kind_question VALUES(X'b35302a72d5085a3ab749e31bfb9cdb0','group','Va bene in gruppo','A group is fine','boolean',NULL,'need',3);
INSERT INTO kind_question VALUES(X'69c9bb3a7f8d8229a2dd0949230c8cde','therapy','In terapia','In treatment','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'69c9bb3a7f8d8229a2dd0949230c8cde','crisis','In crisi','In crisis','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'5a204b7701668877a8b97b8881fc614a','topic','Tema','Topic','choice','anxiety depression hearing_voices family other','need',1);
INSERT INTO kind_question VALUES(X'5a204b7701668877a8b97b8881fc614a','evening','Di sera','In the evening','boolean',NULL,'card',2);
INSERT INTO kind_question VALUES(X'd7e0e581ac2580d7ab53b2c37b6a549d','substance','Da che cosa','From what','choice','alcohol drugs medicines gambling internet other','need',1);
INSERT INTO kind_question VALUES(X'd7e0e581ac2580d7ab53b2c37b6a549d','known','Già seguito dal SerD','Known to the SerD','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'b10b64bf55fd88e8974d7c3cfffed037','debts','Ci sono debiti','There are debts','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'b10b64bf55fd88e8974d7c3cfffed037','family','Chiede la famiglia','The family asks','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'28d489918fd18a7bb6406982deb88c78','for','Per chi','For whom','choice','person family','need',1);
INSERT INTO kind_question VALUES(X'28d489918fd18a7bb6406982deb88c78','evening','Di sera','In the evening','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'4628d42fac188c49b110a52a085f9915','hours','Ore alla settimana','Hours a week','integer',NULL,'card',1);
INSERT INTO kind_question VALUES(X'4628d42fac188c49b110a52a085f9915','night','Anche di notte','At night too','boolean',NULL,'card',2);
INSERT INTO kind_question VALUES(X'4628d42fac188c49b110a52a085f9915','alone','Vive solo','Lives alone','boolean',NULL,'need',3);
INSERT INTO kind_question VALUES(X'2e0518a422d581b2bc636caf36628f92','what','Che cosa','What','choice','wheelchair bed lift bathroom other','card',1);
INSERT INTO kind_question VALUES(X'2e0518a422d581b2bc636caf36628f92','recognised','Invalidità riconosciuta','Recognised disability','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'4917b267b13c86caaef245e270ff1af8','wheelchair','In carrozzina','In a wheelchair','boolean',NULL,'card',1);
INSERT INTO kind_question VALUES(X'4917b267b13c86caaef245e270ff1af8','transport','Serve il trasporto','Transport is needed','boolean',NULL,'card',2);
INSERT INTO kind_question VALUES(X'b28bb0fa48ef8edab9b8348cf3635b72','from_on','Da quando','From when','date',NULL,'need',1);
INSERT INTO kind_question VALUES(X'b28bb0fa48ef8edab9b8348cf3635b72','days','Quanti giorni','How many days','integer',NULL,'need',2);
INSERT INTO kind_question VALUES(X'53edefec255c8178b1640293a011dca9','months','Età in mesi','Age in months','integer',NULL,'card',1);
INSERT INTO kind_question VALUES(X'53edefec255c8178b1640293a011dca9','hours','Ore al giorno','Hours a day','integer',NULL,'card',2);
INSERT INTO kind_question VALUES(X'53edefec255c8178b1640293a011dca9','special','Disabilità del bambino','The child has a disability','boolean',NULL,'need',3);
INSERT INTO kind_question VALUES(X'a88d25ed1d1b854f9d99134cac4b4acf','alone','Vive solo','Lives alone','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'a88d25ed1d1b854f9d99134cac4b4acf','hours','Ore alla settimana','Hours a week','integer',NULL,'card',2);
INSERT INTO kind_question VALUES(X'a88d25ed1d1b854f9d99134cac4b4acf','dementia','Demenza','Dementia','boolean',NULL,'need',3);
INSERT INTO kind_question VALUES(X'598203eed72387b397c6ae281b82fc24','group','Va bene in gruppo','A group is fine','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'598203eed72387b397c6ae281b82fc24','hours','Ore di assistenza al giorno','Hours of caring a day','integer',NULL,'need',2);
INSERT INTO kind_question VALUES(X'5a4714b79df583efb2d206656f92ab5c','children','Quanti figli','How many children','integer',NULL,'card',1);
INSERT INTO kind_question VALUES(X'5a4714b79df583efb2d206656f92ab5c','youngest','Età del più piccolo','Age of the youngest','integer',NULL,'card',2);
INSERT INTO kind_question VALUES(X'624b66ad8abf817880a0b9f6732f5009','separated','Separati','Separated','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'624b66ad8abf817880a0b9f6732f5009','court','C''è una causa','There is a lawsuit','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'1fe974afa430822f8fb23e76d4597243','decree','C''è un decreto','There is a decree','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'1fe974afa430822f8fb23e76d4597243','weekly','Quante volte al mese','How often a month','integer',NULL,'need',2);
INSERT INTO kind_question VALUES(X'0922b08411a0880ab0bacd9826c67536','topic','Tema','Topic','choice','newborn adolescents separation adoption disability','card',1);
INSERT INTO kind_question VALUES(X'0922b08411a0880ab0bacd9826c67536','evening','Di sera','In the evening','boolean',NULL,'card',2);
INSERT INTO kind_question VALUES(X'472633b434588fc2b1e470005da38208','home','A casa','At home','boolean',NULL,'card',1);
INSERT INTO kind_question VALUES(X'472633b434588fc2b1e470005da38208','weekly','Quante volte alla settimana','How often a week','integer',NULL,'card',2);
INSERT INTO kind_question VALUES(X'39c7f9418bec87beb1eb4228255e0cb9','wheelchair','Accessibile in carrozzina','Wheelchair access is needed','boolean',NULL,'card',1);
INSERT INTO kind_question VALUES(X'39c7f9418bec87beb1eb4228255e0cb9','morning','Di mattina','In the morning','boolean',NULL,'card',2);
INSERT INTO kind_question VALUES(X'7f6bc4d9c0df8fe0ac2787a3bc1236ae','since_on','Da quando','Since when','date',NULL,'need',1);
INSERT INTO kind_question VALUES(X'7f6bc4d9c0df8fe0ac2787a3bc1236ae','group','Va bene in gruppo','A group is fine','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'ada85e3b482c86a2afd1b31a9b92cf17','hours','Ore alla settimana','Hours a week','integer',NULL,'card',1);
INSERT INTO kind_question VALUES(X'ada85e3b482c86a2afd1b31a9b92cf17','field','Settore','Field','choice','children elderly food environment other','card',2);
INSERT INTO kind_question VALUES(X'2d0ac28f73828cc69277da243c11f736','danger','È in pericolo ora','In danger now','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'2d0ac28f73828cc69277da243c11f736','children','Ci sono minori','Children among them','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'2d0ac28f73828cc69277da243c11f736','safe_contact','Si può telefonare','May be phoned','boolean',NULL,'need',3);
INSERT INTO kind_question VALUES(X'fe97486aec348b74a7685c7a6127c733','persons','Quante persone','How many persons','integer',NULL,'need',1);
INSERT INTO kind_question VALUES(X'fe97486aec348b74a7685c7a6127c733','tonight','Serve per stanotte','Needed tonight','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'66384a1c925e8efbaff36b8f77b82073','lives_with','Vive con chi maltratta','Lives with the abuser','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'66384a1c925e8efbaff36b8f77b82073','report','C''è una denuncia','There is a report','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'173a50d0611d8a10bca853eb4b491387','decree','C''è un decreto','There is a decree','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'173a50d0611d8a10bca853eb4b491387','minors','Quanti minori','How many children','integer',NULL,'need',2);
INSERT INTO kind_question VALUES(X'bc269589435d80cd802ee4969cff5107','guardian','Ha un tutore','Has a guardian','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'bc269589435d80cd802ee4969cff5107','age','Età','Age','integer',NULL,'need',2);
INSERT INTO kind_question VALUES(X'acec9d38ccd08ef5995294ffb08de678','release_on','Data di uscita','Date of release','date',NULL,'need',1);
INSERT INTO kind_question VALUES(X'acec9d38ccd08ef5995294ffb08de678','home','Ha dove andare','Has a place to go','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'dc8ab4e80df18a54bbebe2a3c4e03ddc','minors','Minori','Children','integer',NULL,'need',1);
INSERT INTO kind_question VALUES(X'dc8ab4e80df18a54bbebe2a3c4e03ddc','visits','Servono accompagnamenti ai colloqui','Help to reach visits','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'62b1aab12c0e8c6abf1897bbd053aafb','hours','Ore','Hours','integer',NULL,'need',1);
INSERT INTO kind_question VALUES(X'62b1aab12c0e8c6abf1897bbd053aafb','until_on','Fino a quando','Until when','date',NULL,'need',2);
INSERT INTO kind_question VALUES(X'ef3ab692be3a860caa41ec0d5976f0b5','first','È la prima volta','It is the first time','boolean',NULL,'need',1);
INSERT INTO kind_question VALUES(X'ef3ab692be3a860caa41ec0d5976f0b5','language','Serve un mediatore','An interpreter is needed','boolean',NULL,'card',2);
INSERT INTO kind_question VALUES(X'18fe5ffc535789cf8aa4ac03ded41ca2','deadline_on','Scadenza','Deadline','date',NULL,'need',1);
INSERT INTO kind_question VALUES(X'18fe5ffc535789cf8aa4ac03ded41ca2','online','Modulo in rete','Online form','boolean',NULL,'need',2);
INSERT INTO kind_question VALUES(X'dff182e42096880c97d8a3743278b868','species','Quale animale','Which animal','choice','dog cat other','card',1);
INSERT INTO kind_question VALUES(X'dff182e42096880c97d8a3743278b868','for_days','Per quanti giorni','For how many days','integer',NULL,'need',2);
CREATE TABLE need (
    id blob primary key not null,
    person_id blob not null references person (id),
    domain text not null,
    domain_bit integer not null,
    kind_of_help_id blob references kind_of_help (id),
    status text not null check (status in ('open', 'assigned', 'in_service', 'closed')),
    severity integer not null default 0 check (severity between 0 and 5),
    severity_before integer check (severity_before between 0 and 5),
    urgency text not null,
    strength text,
    reported_by text not null,
    area_id blob not null references area (id),
    district_id blob not null references area (id),
    whole_household integer not null,
    shared integer not null default 0,
    claim_policy text not null default 'lead_chooses',
    opened_by blob not null references organization (id),
    opened_at text not null,
    served_at text,
    closed_at text,
    outcome text,
    reason text,
    version integer not null default 1
) strict;
INSERT INTO need VALUES(X'01a20304352a713da71683c427e071c4',X'01a2030435137218beb4c1968ba8c647','CARE',2199023255552,X'd40b6966daf38c8eaf98e7635ace9428','open',2,NULL,'soon',NULL,'self',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e077b584f2a52d5a70c00f',0,0,'lead_chooses',X'01a2030434e677de8f090fe2f7a4f378','2026-09-23T08:00:00+00:00',NULL,NULL,NULL,NULL,1);
INSERT INTO need VALUES(X'01a20304353771729085690171db8948',X'01a2030435137218beb4c1968ba8c647','SOCI',8796093022208,X'ec2b5f2e18bf8842bfa74dcb19d84fb6','open',2,NULL,'routine',NULL,'self',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e077b584f2a52d5a70c00f',0,0,'lead_chooses',X'01a2030434e677de8f090fe2f7a4f378','2026-09-23T08:00:00+00:00',NULL,NULL,NULL,NULL,1);
INSERT INTO need VALUES(X'01a2030435417483ada2334d426592b7',X'01a2030435137218beb4c1968ba8c647','DISA',1099511627776,X'8f480811a7cb884da99bfe56fcc05481','open',2,NULL,'soon',NULL,'self',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e077b584f2a52d5a70c00f',0,0,'lead_chooses',X'01a2030434e677de8f090fe2f7a4f378','2026-09-23T08:00:00+00:00',NULL,NULL,NULL,NULL,1);
INSERT INTO need VALUES(X'01a20304356a7349b478131b88638019',X'01a20304355e713083cea9e90d45512d','GOOD',536870912,X'207b898ed7af8765bb73a096828fad75','open',3,NULL,'soon',NULL,'self',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e077b584f2a52d5a70c00f',0,0,'first_eligible',X'01a2030434e677de8f090fdeb3bc3115','2026-10-08T08:00:00+00:00',NULL,NULL,NULL,NULL,1);
INSERT INTO need VALUES(X'01a2030435757621a354f8cdd230840c',X'01a20304355e713083cea9e90d45512d','LANG',4294967296,X'eacc189432b7874492fb68d8aa12c460','open',3,NULL,'routine',NULL,'self',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e077b584f2a52d5a70c00f',0,0,'lead_chooses',X'01a2030434e677de8f090fdeb3bc3115','2026-10-08T08:00:00+00:00',NULL,NULL,NULL,NULL,1);
INSERT INTO need VALUES(X'01a203043580712e8d9ab46520695720',X'01a20304355e713083cea9e90d45512d','HOUS',8388608,X'36e858ea8f198d628d5327dd35a8c6e5','open',2,NULL,'soon',NULL,'self',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e077b584f2a52d5a70c00f',1,0,'lead_chooses',X'01a2030434e677de8f090fdeb3bc3115','2026-10-08T08:00:00+00:00',NULL,NULL,NULL,NULL,1);
INSERT INTO need VALUES(X'01a2030435a27396b58c4f999cc0a6d9',X'01a203043593764eb0b2726e54a65517','VIOL',17592186044416,X'fe97486aec348b74a7685c7a6127c733','open',1,NULL,'immediate',NULL,'self',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e077b584f2a52d5a70c00f',0,0,'lead_chooses',X'01a2030434e677de8f090fe72fd39370','2026-10-13T08:00:00+00:00',NULL,NULL,NULL,NULL,1);
INSERT INTO need VALUES(X'01a2030435ab753e84f74350c59a445f',X'01a203043593764eb0b2726e54a65517','HOUS',8388608,NULL,'open',1,NULL,'urgent',NULL,'self',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e077b584f2a52d5a70c00f',0,0,'lead_chooses',X'01a2030434e677de8f090fe72fd39370','2026-10-13T08:00:00+00:00',NULL,NULL,NULL,NULL,1);
INSERT INTO need VALUES(X'01a2030435d375808b8faf0ee5b29773',X'01a2030435b573889e1993fe39f8d77e','HOUS',8388608,X'7f0b4afe6aa98e95a9180fafb8fcb0a3','open',1,NULL,'urgent',NULL,'self',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e077b584f2a52d5a70c00f',1,0,'lead_chooses',X'01a2030434e677de8f090fdeb3bc3115','2026-10-21T08:00:00+00:00',NULL,NULL,NULL,NULL,1);
INSERT INTO need VALUES(X'01a2030435e47782b804d15ac085b7e0',X'01a2030435b573889e1993fe39f8d77e','FOOD',33554432,X'83c49f68bc928e9aa6a16621de30ca8c','open',2,NULL,'urgent',NULL,'self',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e077b584f2a52d5a70c00f',1,0,'lead_chooses',X'01a2030434e677de8f090fdeb3bc3115','2026-10-21T08:00:00+00:00',NULL,NULL,NULL,NULL,1);
INSERT INTO need VALUES(X'01a2030435f8722aaa7cb8ffb4852359',X'01a2030435b573889e1993fe39f8d77e','WORK',1073741824,X'9543ac7f3f0f8b9687d80a7cf4255213','open',2,NULL,'soon','patente C e dieci anni da autista','self',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e077b584f2a52d5a70c00f',0,0,'lead_chooses',X'01a2030434e677de8f090fdeb3bc3115','2026-10-21T08:00:00+00:00',NULL,NULL,NULL,NULL,1);
INSERT INTO need VALUES(X'01a20304360e777fb7e1129e77205f9e',X'01a2030435b573889e1993fe39f8d77e','MENT',274877906944,X'01cf9c9cc7ae8733b4b17b5869f6b5e4','open',2,NULL,'soon',NULL,'observed',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e077b584f2a52d5a70c00f',0,0,'lead_chooses',X'01a2030434e677de8f090fdeb3bc3115','2026-10-21T08:00:00+00:00',NULL,NULL,NULL,NULL,1);
CREATE TABLE need_member (
    need_id blob not null references need (id),
    member_id blob not null references household_member (id),
    primary key (need_id, member_id)
) strict;
INSERT INTO need_member VALUES(X'01a20304356a7349b478131b88638019',X'01a20304355d775884b786f502cbd995');
INSERT INTO need_member VALUES(X'01a2030435757621a354f8cdd230840c',X'01a20304355d775884b786f1cdf43410');
CREATE TABLE need_answer (
    need_id blob not null references need (id),
    code text not null,
    value text not null,
    shown text not null check (shown in ('card', 'need')),
    primary key (need_id, code)
) strict;
CREATE TABLE need_event (
    id blob primary key not null,
    need_id blob not null references need (id),
    at text not null,
    organization_id blob references organization (id),
    account_id blob references account (id),
    subject text not null check (subject in ('need', 'claim', 'referral')),
    subject_id blob not null,
    event text not null,
    from_status text,
    to_status text not null,
    reason text
) strict;
INSERT INTO need_event VALUES(X'01a20304352b7697a24befd04d300232',X'01a20304352a713da71683c427e071c4','2026-09-23T08:00:00+00:00',X'01a2030434e677de8f090fe2f7a4f378',X'01a2030434e8758ca5d2e4edf15d7eb8','need',X'01a20304352a713da71683c427e071c4','open',NULL,'open',NULL);
INSERT INTO need_event VALUES(X'01a203043538718e97fa8f8621f7c3c0',X'01a20304353771729085690171db8948','2026-09-23T08:00:00+00:00',X'01a2030434e677de8f090fe2f7a4f378',X'01a2030434e8758ca5d2e4edf15d7eb8','need',X'01a20304353771729085690171db8948','open',NULL,'open',NULL);
INSERT INTO need_event VALUES(X'01a203043542779fad28d0456cf16438',X'01a2030435417483ada2334d426592b7','2026-09-23T08:00:00+00:00',X'01a2030434e677de8f090fe2f7a4f378',X'01a2030434e8758ca5d2e4edf15d7eb8','need',X'01a2030435417483ada2334d426592b7','open',NULL,'open',NULL);
INSERT INTO need_event VALUES(X'01a20304355574448cb168fb8c8e50b9',X'01a20304352a713da71683c427e071c4','2026-09-24T08:00:00+00:00',X'01a2030434e677de8f090fe2f7a4f378',X'01a2030434e8758ca5d2e4edf15d7eb8','referral',X'01a2030435547211b740649f577e23e3','create',NULL,'draft',NULL);
INSERT INTO need_event VALUES(X'01a203043557700d84a3c85377895cbf',X'01a20304352a713da71683c427e071c4','2026-09-24T08:00:00+00:00',X'01a2030434e677de8f090fe2f7a4f378',X'01a2030434e8758ca5d2e4edf15d7eb8','referral',X'01a2030435547211b740649f577e23e3','send','draft','sent',NULL);
INSERT INTO need_event VALUES(X'01a20304356a7349b478131c213e3923',X'01a20304356a7349b478131b88638019','2026-10-08T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','need',X'01a20304356a7349b478131b88638019','open',NULL,'open',NULL);
INSERT INTO need_event VALUES(X'01a2030435757621a354f8ceba7e8142',X'01a2030435757621a354f8cdd230840c','2026-10-08T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','need',X'01a2030435757621a354f8cdd230840c','open',NULL,'open',NULL);
INSERT INTO need_event VALUES(X'01a203043580712e8d9ab466016c5cf2',X'01a203043580712e8d9ab46520695720','2026-10-08T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','need',X'01a203043580712e8d9ab46520695720','open',NULL,'open',NULL);
INSERT INTO need_event VALUES(X'01a2030435a375799f95b0d9825de214',X'01a2030435a27396b58c4f999cc0a6d9','2026-10-13T08:00:00+00:00',X'01a2030434e677de8f090fe72fd39370',X'01a2030434e9766a902054c99e000411','need',X'01a2030435a27396b58c4f999cc0a6d9','open',NULL,'open',NULL);
INSERT INTO need_event VALUES(X'01a2030435ac739881d18f4cb785a732',X'01a2030435ab753e84f74350c59a445f','2026-10-13T08:00:00+00:00',X'01a2030434e677de8f090fe72fd39370',X'01a2030434e9766a902054c99e000411','need',X'01a2030435ab753e84f74350c59a445f','open',NULL,'open',NULL);
INSERT INTO need_event VALUES(X'01a2030435d4749fac0c605b1626c810',X'01a2030435d375808b8faf0ee5b29773','2026-10-21T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','need',X'01a2030435d375808b8faf0ee5b29773','open',NULL,'open',NULL);
INSERT INTO need_event VALUES(X'01a2030435e572df99546d1a816e3e5e',X'01a2030435e47782b804d15ac085b7e0','2026-10-21T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','need',X'01a2030435e47782b804d15ac085b7e0','open',NULL,'open',NULL);
INSERT INTO need_event VALUES(X'01a2030435f977c7ac77afa02eb7d945',X'01a2030435f8722aaa7cb8ffb4852359','2026-10-21T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','need',X'01a2030435f8722aaa7cb8ffb4852359','open',NULL,'open',NULL);
INSERT INTO need_event VALUES(X'01a20304360f7716bdd3cba3325e8aeb',X'01a20304360e777fb7e1129e77205f9e','2026-10-21T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','need',X'01a20304360e777fb7e1129e77205f9e','open',NULL,'open',NULL);
INSERT INTO need_event VALUES(X'01a20304365877069d2411fbecab50fc',X'01a2030435e47782b804d15ac085b7e0','2026-10-27T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','referral',X'01a20304365877069d2411fa3b6e246a','create',NULL,'draft',NULL);
INSERT INTO need_event VALUES(X'01a20304365976d6a5574d4cb43ba4af',X'01a2030435e47782b804d15ac085b7e0','2026-10-27T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','referral',X'01a20304365877069d2411fa3b6e246a','send','draft','sent',NULL);
CREATE TABLE need_card (
    need_id blob primary key not null references need (id),
    person_id blob not null references person (id),
    domain text not null,
    basis_parts integer not null,
    kind_of_help_id blob references kind_of_help (id),
    district_id blob not null references area (id),
    area_id blob not null references area (id),
    urgency text not null,
    urgency_rank integer not null,
    severity_band text not null,
    opened_week text not null,
    tie integer not null,
    age_band text,
    household_band text,
    languages text not null,
    answers text not null
) strict;
INSERT INTO need_card VALUES(X'01a20304352a713da71683c427e071c4',X'01a2030435137218beb4c1968ba8c647','CARE',2199023255553,X'd40b6966daf38c8eaf98e7635ace9428',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e077b584f2a52d5a70c00f','soon',2,'1-2','2026-09-21',1494251514538665185,NULL,NULL,'','[]');
INSERT INTO need_card VALUES(X'01a20304353771729085690171db8948',X'01a2030435137218beb4c1968ba8c647','SOCI',8796093022209,X'ec2b5f2e18bf8842bfa74dcb19d84fb6',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e077b584f2a52d5a70c00f','routine',3,'1-2','2026-09-21',350463227108591423,NULL,NULL,'','[]');
INSERT INTO need_card VALUES(X'01a2030435417483ada2334d426592b7',X'01a2030435137218beb4c1968ba8c647','DISA',1099511627777,X'8f480811a7cb884da99bfe56fcc05481',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e077b584f2a52d5a70c00f','soon',2,'1-2','2026-09-21',261632862601154325,NULL,NULL,'','[]');
INSERT INTO need_card VALUES(X'01a20304356a7349b478131b88638019',X'01a20304355e713083cea9e90d45512d','GOOD',536870913,X'207b898ed7af8765bb73a096828fad75',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e077b584f2a52d5a70c00f','soon',2,'3','2026-10-05',346559084062418243,NULL,NULL,'','[]');
INSERT INTO need_card VALUES(X'01a2030435757621a354f8cdd230840c',X'01a20304355e713083cea9e90d45512d','LANG',4294967297,X'eacc189432b7874492fb68d8aa12c460',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e077b584f2a52d5a70c00f','routine',3,'3','2026-10-05',560909148688390554,NULL,NULL,'','[]');
INSERT INTO need_card VALUES(X'01a203043580712e8d9ab46520695720',X'01a20304355e713083cea9e90d45512d','HOUS',8388609,X'36e858ea8f198d628d5327dd35a8c6e5',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e077b584f2a52d5a70c00f','soon',2,'1-2','2026-10-05',1500491462774686492,NULL,NULL,'','[]');
INSERT INTO need_card VALUES(X'01a20304360e777fb7e1129e77205f9e',X'01a2030435b573889e1993fe39f8d77e','MENT',274877906945,X'01cf9c9cc7ae8733b4b17b5869f6b5e4',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e077b584f2a52d5a70c00f','soon',2,'1-2','2026-10-19',2063967516286045973,NULL,NULL,'','[]');
INSERT INTO need_card VALUES(X'01a2030435f8722aaa7cb8ffb4852359',X'01a2030435b573889e1993fe39f8d77e','WORK',1073741825,X'9543ac7f3f0f8b9687d80a7cf4255213',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e077b584f2a52d5a70c00f','soon',2,'1-2','2026-10-19',1118633824552954563,NULL,NULL,'','[]');
INSERT INTO need_card VALUES(X'01a2030435e47782b804d15ac085b7e0',X'01a2030435b573889e1993fe39f8d77e','FOOD',33554433,X'83c49f68bc928e9aa6a16621de30ca8c',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e077b584f2a52d5a70c00f','urgent',1,'1-2','2026-10-19',2494373187237786150,NULL,NULL,'','[]');
INSERT INTO need_card VALUES(X'01a2030435d375808b8faf0ee5b29773',X'01a2030435b573889e1993fe39f8d77e','HOUS',8388609,X'7f0b4afe6aa98e95a9180fafb8fcb0a3',X'01a2030434e077b584f2a52d5a70c00f',X'01a2030434e077b584f2a52d5a70c00f','urgent',1,'1-2','2026-10-19',1915771361631512466,NULL,NULL,'','[]');
CREATE TABLE card_crowd (
    scope text not null,
    area_id blob not null references area (id),
    age_band text not null,
    household_band text not null,
    languages text not null,
    persons integer not null check (persons >= 0),
    primary key (scope, area_id, age_band, household_band, languages)
) strict;
INSERT INTO card_crowd VALUES('',X'01a2030434e077b584f2a52d5a70c00f','65+','1','it',1);
INSERT INTO card_crowd VALUES('DISA',X'01a2030434e077b584f2a52d5a70c00f','65+','1','it',1);
INSERT INTO card_crowd VALUES('',X'01a2030434e077b584f2a52d5a70c00f','18-34','5+','bn it',1);
INSERT INTO card_crowd VALUES('',X'01a2030434e077b584f2a52d5a70c00f','35-64','2','it',1);
INSERT INTO card_crowd VALUES('MENT',X'01a2030434e077b584f2a52d5a70c00f','35-64','2','it',1);
CREATE TABLE card_crowd_member (
    person_id blob not null references person (id),
    scope text not null,
    area_id blob not null references area (id),
    age_band text not null,
    household_band text not null,
    languages text not null,
    primary key (person_id, scope, area_id)
) strict;
INSERT INTO card_crowd_member VALUES(X'01a2030435137218beb4c1968ba8c647','',X'01a2030434e077b584f2a52d5a70c00f','65+','1','it');
INSERT INTO card_crowd_member VALUES(X'01a2030435137218beb4c1968ba8c647','DISA',X'01a2030434e077b584f2a52d5a70c00f','65+','1','it');
INSERT INTO card_crowd_member VALUES(X'01a20304355e713083cea9e90d45512d','',X'01a2030434e077b584f2a52d5a70c00f','18-34','5+','bn it');
INSERT INTO card_crowd_member VALUES(X'01a2030435b573889e1993fe39f8d77e','',X'01a2030434e077b584f2a52d5a70c00f','35-64','2','it');
INSERT INTO card_crowd_member VALUES(X'01a2030435b573889e1993fe39f8d77e','MENT',X'01a2030434e077b584f2a52d5a70c00f','35-64','2','it');
CREATE TABLE directory_source (
    name text primary key not null,
    edition integer not null default 0,
    layout text,
    finished_at text
) strict;
INSERT INTO directory_source VALUES('network',0,NULL,NULL);
CREATE TABLE face_edition (
    organization_id blob not null,
    edition integer not null,
    superseded integer,
    source text not null references directory_source (name),
    source_id text,
    digest blob,
    kind text not null,
    name text not null,
    name_key text not null,
    alternate_name text,
    description text,
    url text,
    mail text,
    tax_code text,
    verified_at text,
    primary key (organization_id, edition)
) strict;
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090fdeb3bc3115',0,NULL,'network',NULL,NULL,'municipio','Comune di Milano – Servizio sociale Municipio 9','comune di milano servizio sociale municipio 9',NULL,NULL,NULL,'info@municipio9.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090fdfb2c4a539',0,NULL,'network',NULL,NULL,'municipio','Comune di Milano – Servizio sociale Municipio 8','comune di milano servizio sociale municipio 8',NULL,NULL,NULL,'info@municipio8.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090fe0455ee098',0,NULL,'network',NULL,NULL,'ambito','Ambito di Rho – Servizio sociale','ambito di rho servizio sociale',NULL,NULL,NULL,'info@ambito-rho.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090fe167aa8431',0,NULL,'network',NULL,NULL,'ambito','Ambito di Garbagnate – Servizio sociale','ambito di garbagnate servizio sociale',NULL,NULL,NULL,'info@ambito-garbagnate.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090fe2f7a4f378',0,NULL,'network',NULL,NULL,'caritas','Caritas – Centro d''ascolto Niguarda','caritas centro d ascolto niguarda',NULL,NULL,NULL,'info@caritas.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090fe35fd86ac4',0,NULL,'network',NULL,NULL,'caritas','Caritas – Centro d''ascolto Rho','caritas centro d ascolto rho',NULL,NULL,NULL,'info@caritas-rho.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090fe4b3b066d3',0,NULL,'network',NULL,NULL,'aps','Emporio Solidale Bicocca','emporio solidale bicocca',NULL,NULL,NULL,'info@emporio.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090fe5ad1cf932',0,NULL,'network',NULL,NULL,'odv','Casa Aperta ODV','casa aperta odv',NULL,NULL,NULL,'info@casa-aperta.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090fe6c39e272e',0,NULL,'network',NULL,NULL,'odv','Tetto Amico ODV','tetto amico odv',NULL,NULL,NULL,'info@tetto-amico.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090fe72fd39370',0,NULL,'network',NULL,NULL,'cav','Centro antiviolenza La Quercia','centro antiviolenza la quercia',NULL,NULL,NULL,'info@cav.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090fe884d9945d',0,NULL,'network',NULL,NULL,'serd','SerD Milano Nord','serd milano nord',NULL,NULL,NULL,'info@serd.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090fe9d291a14c',0,NULL,'network',NULL,NULL,'cps','CPS Niguarda','cps niguarda',NULL,NULL,NULL,'info@cps.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090fea730ef869',0,NULL,'network',NULL,NULL,'consultorio','Consultorio familiare Affori','consultorio familiare affori',NULL,NULL,NULL,'info@consultorio.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090febbd0a2c65',0,NULL,'network',NULL,NULL,'cooperative','Cooperativa sociale Il Ponte','cooperativa sociale il ponte',NULL,NULL,NULL,'info@cooperativa-ponte.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090fec8ec49161',0,NULL,'network',NULL,NULL,'cooperative','Cooperativa sociale Mani Tese','cooperativa sociale mani tese',NULL,NULL,NULL,'info@cooperativa-mani.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090fed891b7bd1',0,NULL,'network',NULL,NULL,'cooperative','Cooperativa sociale Il Germoglio','cooperativa sociale il germoglio',NULL,NULL,NULL,'info@cooperativa-germoglio.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090feee1cf1b0e',0,NULL,'network',NULL,NULL,'patronato','Patronato dei Lavoratori – Milano Nord','patronato dei lavoratori milano nord',NULL,NULL,NULL,'info@patronato.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090fefdd5bbcc7',0,NULL,'network',NULL,NULL,'patronato','Patronato dei Lavoratori – Rho','patronato dei lavoratori rho',NULL,NULL,NULL,'info@patronato-rho.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090ff02724d737',0,NULL,'network',NULL,NULL,'street_unit','Unità di strada Notturna','unita di strada notturna',NULL,NULL,NULL,'info@strada.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090ff1446161be',0,NULL,'network',NULL,NULL,'ama','AMALO – Auto mutuo aiuto Lombardia','amalo auto mutuo aiuto lombardia',NULL,NULL,NULL,'info@amalo.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090ff23b6a233f',0,NULL,'network',NULL,NULL,'school','Istituto comprensivo Via Maffucci','istituto comprensivo via maffucci',NULL,NULL,NULL,'info@scuola.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090ff3e88d117c',0,NULL,'network',NULL,NULL,'job_centre','Centro per l''impiego Milano Nord','centro per l impiego milano nord',NULL,NULL,NULL,'info@lavoro.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090ff4106273ff',0,NULL,'network',NULL,NULL,'foundation','Fondazione Pane e Casa','fondazione pane e casa',NULL,NULL,NULL,'info@fondazione.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090ff5f1fe6d4f',0,NULL,'network',NULL,NULL,'religious','Parrocchia San Dionigi','parrocchia san dionigi',NULL,NULL,NULL,'info@parrocchia.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090ff6cabe8526',0,NULL,'network',NULL,NULL,'aps','Banco dei Vestiti','banco dei vestiti',NULL,NULL,NULL,'info@banco.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090ff76e78611b',0,NULL,'network',NULL,NULL,'aps','Doposcuola del Quartiere','doposcuola del quartiere',NULL,NULL,NULL,'info@doposcuola.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090ff8db35f26b',0,NULL,'network',NULL,NULL,'cooperative','Cooperativa Parole Migranti','cooperativa parole migranti',NULL,NULL,NULL,'info@mediatori.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090ff9da9a5035',0,NULL,'network',NULL,NULL,'aps','Sportello Legale di Strada','sportello legale di strada',NULL,NULL,NULL,'info@legale.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090ffa3d90ec61',0,NULL,'network',NULL,NULL,'company','Forno Bianchi S.r.l.','forno bianchi s r l',NULL,NULL,NULL,'info@azienda.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090ffbf5febef5',0,NULL,'network',NULL,NULL,'odv','Amici del Parco ODV','amici del parco odv',NULL,NULL,NULL,'info@senza-accordo.example',NULL,'2026-10-03T09:00:00+00:00');
INSERT INTO face_edition VALUES(X'01a2030434e677de8f090ffc3bb3743a',0,NULL,'network',NULL,NULL,'network','Rete AMìS – Coordinamento','rete amis coordinamento',NULL,NULL,NULL,'info@rete.example',NULL,'2026-10-03T09:00:00+00:00');
CREATE TABLE location_edition (
    location_id blob not null,
    edition integer not null,
    superseded integer,
    source text not null references directory_source (name),
    source_id text,
    digest blob,
    organization_id blob not null,
    kind text not null check (kind in ('physical', 'postal', 'virtual')),
    name text not null,
    description text,
    url text,
    accessibility text,
    transportation text,
    area_id blob references area (id),
    latitude real check (latitude between -90 and 90),
    longitude real check (longitude between -180 and 180),
    confidential integer not null default 0,
    primary key (location_id, edition)
) strict;
INSERT INTO location_edition VALUES(X'01a2030434eb76108619eddd8fb4ba99',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fe5ad1cf932','physical','Sede – Alloggi temporanei per famiglie',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619eddfbfb9907b',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fe5ad1cf932','physical','Sede – Sportello sfratti',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619ede155a26cf9',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fe6c39e272e','physical','Sede – Casa di passaggio',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52cb831210d',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619ede32364bbbe',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff4106273ff','physical','Sede – Fondo affitti',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52808c68839',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619ede541f04e44',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090febbd0a2c65','physical','Sede – Coabitazioni solidali',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619ede7b906c4e6',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff5f1fe6d4f','physical','Sede – Ospitalità d''emergenza',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619ede9412fb8e7',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fe2f7a4f378','physical','Sede – Pacchi viveri',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619edeb5b3a8269',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fe4b3b066d3','physical','Sede – Emporio solidale',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619eded66a74183',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff5f1fe6d4f','physical','Sede – Mensa del borgo',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619edef39d56f8a',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fe35fd86ac4','physical','Sede – Pacchi viveri Rho',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a53405c0c766',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619edf10b4fca05',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff6cabe8526','physical','Sede – Guardaroba',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52cb831210d',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619edf3d5a46b78',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fe2f7a4f378','physical','Sede – Corredo per neonati',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619edf53ad95be0',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fe4b3b066d3','physical','Sede – Mobili usati',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619edf7024d2001',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff3e88d117c','physical','Sede – Orientamento al lavoro',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619edf9aa597029',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090febbd0a2c65','physical','Sede – Inserimenti lavorativi',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619edfb003d322f',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090feee1cf1b0e','physical','Sede – Prestazioni e ISEE',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619edfda90c9778',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fefdd5bbcc7','physical','Sede – Prestazioni e ISEE Rho',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a53405c0c766',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619edff9f2b62ec',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff4106273ff','physical','Sede – Microcredito e bilancio familiare',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52808c68839',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619ee01d7a5a5a3',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff9da9a5035','physical','Sede – Avvocati di strada',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a5279e97bab2',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619ee035e3e4889',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff8db35f26b','physical','Sede – Mediazione linguistica',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52649d0f460',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619ee05f19f0cf3',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff76e78611b','physical','Sede – Italiano per mamme',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619ee076a8b8d37',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff76e78611b','physical','Sede – Aiuto compiti',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619ee098f0bffa9',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff23b6a233f','physical','Sede – Sportello iscrizioni',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619ee0bfebebd2e',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fe9d291a14c','physical','Sede – Ambulatorio psicologico',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619ee0d6a3e883c',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fea730ef869','physical','Sede – Sostegno ai genitori',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619ee0f90aa8dfc',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fe884d9945d','physical','Sede – Cura delle dipendenze',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619ee119e291268',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fe72fd39370','physical','Sede – Ascolto e protezione',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52649d0f460',NULL,NULL,1);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619ee13def73e51',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fed891b7bd1','physical','Sede – Assistenza domiciliare',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a53a8f049e7a',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619ee1593fce407',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090febbd0a2c65','physical','Sede – Compagnia e cura a domicilio',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619ee176f646694',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff02724d737','physical','Sede – Uscite serali',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a525a8f59a8a',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619ee191a7d9b8d',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fec8ec49161','physical','Sede – Bollette e risparmio energetico',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a53405c0c766',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619ee1b0d0f7aef',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff5f1fe6d4f','physical','Sede – Fondo bollette',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,0);
INSERT INTO location_edition VALUES(X'01a2030434eb76108619ee1d8bb85809',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff1446161be','physical','Sede – Gruppi di auto mutuo aiuto',NULL,NULL,NULL,NULL,X'01a2030434e077b584f2a52d5a70c00f',NULL,NULL,0);
CREATE TABLE service_edition (
    service_id blob not null,
    edition integer not null,
    superseded integer,
    source text not null references directory_source (name),
    source_id text,
    digest blob,
    organization_id blob not null,
    name text not null,
    name_key text not null,
    words text not null,
    alternate_name text,
    description text,
    url text,
    mail text,
    status text not null check (status in ('active', 'inactive', 'closed')),
    application text,
    eligibility text,
    fees text,
    wait text,
    documents text,
    alert text,
    age_from integer,
    age_to integer,
    household_from integer,
    household_to integer,
    languages text not null,
    capacity text check (capacity in ('none', 'available', 'waitlist')),
    free_places integer check (free_places >= 0),
    capacity_at text,
    verified_at text,
    primary key (service_id, edition)
) strict;
INSERT INTO service_edition VALUES(X'01a2030434eb76108619edde3e80c5bc',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fe5ad1cf932','Alloggi temporanei per famiglie','alloggi temporanei per famiglie','alloggi temporanei per famiglie casa aperta odv',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,2,6,'it ar en','available',3,'2026-10-13T09:00:00+00:00','2026-10-13T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619ede0a2967072',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fe5ad1cf932','Sportello sfratti','sportello sfratti','sportello sfratti casa aperta odv',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'it es','available',NULL,'2026-09-18T09:00:00+00:00','2026-09-18T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619ede28328de7e',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fe6c39e272e','Casa di passaggio','casa di passaggio','casa di passaggio tetto amico odv',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,4,'it fr','available',1,'2026-08-24T09:00:00+00:00','2026-08-24T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619ede46e34dba0',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff4106273ff','Fondo affitti','fondo affitti','fondo affitti fondazione pane e casa',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'it','waitlist',NULL,'2026-04-16T09:00:00+00:00','2026-04-16T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619ede64cb07289',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090febbd0a2c65','Coabitazioni solidali','coabitazioni solidali','coabitazioni solidali cooperativa sociale il ponte',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,18,NULL,NULL,NULL,'it en','waitlist',0,'2026-10-18T09:00:00+00:00','2026-10-18T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619ede8eb84f73f',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff5f1fe6d4f','Ospitalità d''emergenza','ospitalita d emergenza','ospitalita d emergenza parrocchia san dionigi',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,18,NULL,1,1,'it','none',0,'2025-09-28T09:00:00+00:00','2025-09-28T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619edeae4901ea6',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fe2f7a4f378','Pacchi viveri','pacchi viveri','pacchi viveri caritas centro d ascolto niguarda',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'it ar bn fr','available',40,'2026-10-23T09:00:00+00:00','2026-10-23T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619edeca99fe8d5',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fe4b3b066d3','Emporio solidale','emporio solidale','emporio solidale emporio solidale bicocca',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'it en','available',25,'2026-10-03T09:00:00+00:00','2026-10-03T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619edeeeca202c5',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff5f1fe6d4f','Mensa del borgo','mensa del borgo','mensa del borgo parrocchia san dionigi',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'it','available',NULL,'2026-01-06T09:00:00+00:00','2026-01-06T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619edf0fdb835d5',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fe35fd86ac4','Pacchi viveri Rho','pacchi viveri rho','pacchi viveri rho caritas centro d ascolto rho',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'it','available',20,'2026-10-08T09:00:00+00:00','2026-10-08T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619edf291d0930f',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff6cabe8526','Guardaroba','guardaroba','guardaroba banco dei vestiti',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'it es ar','available',NULL,'2026-09-03T09:00:00+00:00','2026-09-03T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619edf41d76085a',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fe2f7a4f378','Corredo per neonati','corredo per neonati','corredo per neonati caritas centro d ascolto niguarda',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'it bn ar','available',6,'2026-10-21T09:00:00+00:00','2026-10-21T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619edf6914a742f',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fe4b3b066d3','Mobili usati','mobili usati','mobili usati emporio solidale bicocca',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'it','waitlist',NULL,'2026-07-05T09:00:00+00:00','2026-07-05T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619edf81bc65030',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff3e88d117c','Orientamento al lavoro','orientamento al lavoro','orientamento al lavoro centro per l impiego milano nord',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,16,66,NULL,NULL,'it en','available',NULL,'2026-09-28T09:00:00+00:00','2026-09-28T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619edfab49608cd',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090febbd0a2c65','Inserimenti lavorativi','inserimenti lavorativi','inserimenti lavorativi cooperativa sociale il ponte',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,18,64,NULL,NULL,'it','available',8,'2026-10-13T09:00:00+00:00','2026-10-13T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619edfc7b39a037',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090feee1cf1b0e','Prestazioni e ISEE','prestazioni e isee','prestazioni e isee patronato dei lavoratori milano nord',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'it es','available',NULL,'2026-10-18T09:00:00+00:00','2026-10-18T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619edfe65ea60b0',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fefdd5bbcc7','Prestazioni e ISEE Rho','prestazioni e isee rho','prestazioni e isee rho patronato dei lavoratori rho',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'it','available',NULL,'2026-09-13T09:00:00+00:00','2026-09-13T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619ee00d828ff6c',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff4106273ff','Microcredito e bilancio familiare','microcredito e bilancio familiare','microcredito e bilancio familiare fondazione pane e casa',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,18,NULL,NULL,NULL,'it','available',NULL,'2026-08-04T09:00:00+00:00','2026-08-04T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619ee0201acbf15',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff9da9a5035','Avvocati di strada','avvocati di strada','avvocati di strada sportello legale di strada',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'it en fr ar','available',NULL,'2026-09-23T09:00:00+00:00','2026-09-23T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619ee047bec77e6',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff8db35f26b','Mediazione linguistica','mediazione linguistica','mediazione linguistica cooperativa parole migranti',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'it ar bn zh fr es','available',NULL,'2026-10-15T09:00:00+00:00','2026-10-15T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619ee0663a2c42b',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff76e78611b','Italiano per mamme','italiano per mamme','italiano per mamme doposcuola del quartiere',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,16,NULL,NULL,NULL,'it bn ar','available',10,'2026-10-11T09:00:00+00:00','2026-10-11T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619ee08a91f589e',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff76e78611b','Aiuto compiti','aiuto compiti','aiuto compiti doposcuola del quartiere',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,6,15,NULL,NULL,'it','waitlist',NULL,'2026-10-11T09:00:00+00:00','2026-10-11T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619ee0a6aa9b616',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff23b6a233f','Sportello iscrizioni','sportello iscrizioni','sportello iscrizioni istituto comprensivo via maffucci',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,3,18,NULL,NULL,'it','available',NULL,'2026-07-25T09:00:00+00:00','2026-07-25T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619ee0c711627d2',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fe9d291a14c','Ambulatorio psicologico','ambulatorio psicologico','ambulatorio psicologico cps niguarda',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,18,NULL,NULL,NULL,'it','waitlist',NULL,'2026-10-03T09:00:00+00:00','2026-10-03T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619ee0eb04a7ec8',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fea730ef869','Sostegno ai genitori','sostegno ai genitori','sostegno ai genitori consultorio familiare affori',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'it en','available',NULL,'2026-10-03T09:00:00+00:00','2026-10-03T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619ee1078385c89',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fe884d9945d','Cura delle dipendenze','cura delle dipendenze','cura delle dipendenze serd milano nord',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'it','available',NULL,'2026-10-03T09:00:00+00:00','2026-10-03T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619ee129131c2cb',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fe72fd39370','Ascolto e protezione','ascolto e protezione','ascolto e protezione centro antiviolenza la quercia',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'it en es','available',NULL,'2026-10-26T09:00:00+00:00','2026-10-26T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619ee14595a1cc6',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fed891b7bd1','Assistenza domiciliare','assistenza domiciliare','assistenza domiciliare cooperativa sociale il germoglio',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'it','available',12,'2026-10-05T09:00:00+00:00','2026-10-05T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619ee1657d67dcf',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090febbd0a2c65','Compagnia e cura a domicilio','compagnia e cura a domicilio','compagnia e cura a domicilio cooperativa sociale il ponte',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'it','available',9,'2026-10-19T09:00:00+00:00','2026-10-19T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619ee18ba354a14',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff02724d737','Uscite serali','uscite serali','uscite serali unita di strada notturna',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,18,NULL,NULL,NULL,'it en fr ar','available',NULL,'2026-10-28T09:00:00+00:00','2026-10-28T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619ee1a82d6a2e9',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090fec8ec49161','Bollette e risparmio energetico','bollette e risparmio energetico','bollette e risparmio energetico cooperativa sociale mani tese',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'it','available',NULL,'2026-09-03T09:00:00+00:00','2026-09-03T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619ee1c8ee10f98',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff5f1fe6d4f','Fondo bollette','fondo bollette','fondo bollette parrocchia san dionigi',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'it','waitlist',NULL,'2026-08-14T09:00:00+00:00','2026-08-14T09:00:00+00:00');
INSERT INTO service_edition VALUES(X'01a2030434eb76108619ee1edc12a7fb',0,NULL,'network',NULL,NULL,X'01a2030434e677de8f090ff1446161be','Gruppi di auto mutuo aiuto','gruppi di auto mutuo aiuto','gruppi di auto mutuo aiuto amalo auto mutuo aiuto lombardia',NULL,NULL,NULL,NULL,'active',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'it','available',NULL,'2026-09-23T09:00:00+00:00','2026-09-23T09:00:00+00:00');
CREATE TABLE service_help (
    service_id blob not null,
    edition integer not null,
    position integer not null,
    domain text not null,
    kind_of_help_id blob references kind_of_help (id),
    primary key (service_id, edition, position),
    foreign key (service_id, edition) references service_edition (service_id, edition) on delete cascade
) strict;
INSERT INTO service_help VALUES(X'01a2030434eb76108619edde3e80c5bc',0,1,'HOUS',X'f3a542e70f428096b907e25694b279fb');
INSERT INTO service_help VALUES(X'01a2030434eb76108619edde3e80c5bc',0,2,'HOUS',X'11ddf5cf99348d6f97369f4991e3835b');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ede0a2967072',0,1,'HOUS',X'b0d2fdac6ab3830d89fdccedff4b228d');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ede0a2967072',0,2,'HOUS',X'7fe2cf1347718d98839dd6f25205ec86');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ede28328de7e',0,1,'HOUS',X'f3a542e70f428096b907e25694b279fb');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ede46e34dba0',0,1,'HOUS',X'16afa1dff14387bc9d81ad7e8930a01b');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ede46e34dba0',0,2,'HOUS',X'67dc00554fdd86c0ad5400e87a2ea3da');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ede64cb07289',0,1,'HOUS',X'644c0d52a34787738796b0bc7701e3bb');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ede64cb07289',0,2,'HOUS',X'f40439318c588df3ad9c052389c72ff3');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ede8eb84f73f',0,1,'HOUS',X'c4863c1e1e4f84eaa0f10fe91da2c08e');
INSERT INTO service_help VALUES(X'01a2030434eb76108619edeae4901ea6',0,1,'FOOD',X'b2823d1607098ac9b0a9ab3e76e33d8c');
INSERT INTO service_help VALUES(X'01a2030434eb76108619edeca99fe8d5',0,1,'FOOD',X'9dffc26da8fa82048d4ed6041261059e');
INSERT INTO service_help VALUES(X'01a2030434eb76108619edeca99fe8d5',0,2,'FOOD',X'a9cc82cedc4c8c48a18a582945d3f3a6');
INSERT INTO service_help VALUES(X'01a2030434eb76108619edeeeca202c5',0,1,'FOOD',X'99420ae6ffbb8f8aa53925e8813497ad');
INSERT INTO service_help VALUES(X'01a2030434eb76108619edf0fdb835d5',0,1,'FOOD',X'b2823d1607098ac9b0a9ab3e76e33d8c');
INSERT INTO service_help VALUES(X'01a2030434eb76108619edf291d0930f',0,1,'GOOD',X'807e22d5da5e8aacb3e02b95a3856b85');
INSERT INTO service_help VALUES(X'01a2030434eb76108619edf291d0930f',0,2,'GOOD',X'd8dc100b7638886bb2493d5521aa5862');
INSERT INTO service_help VALUES(X'01a2030434eb76108619edf41d76085a',0,1,'GOOD',X'd8dc100b7638886bb2493d5521aa5862');
INSERT INTO service_help VALUES(X'01a2030434eb76108619edf6914a742f',0,1,'GOOD',X'413caf83c3da807e884441d5c7838e71');
INSERT INTO service_help VALUES(X'01a2030434eb76108619edf81bc65030',0,1,'WORK',X'd4634ed3d342830e9ef722b0c7015e0e');
INSERT INTO service_help VALUES(X'01a2030434eb76108619edf81bc65030',0,2,'WORK',X'62deff1219ad8d41aad4d7b2262f6a10');
INSERT INTO service_help VALUES(X'01a2030434eb76108619edfab49608cd',0,1,'WORK',X'75b2daa7a8418ea3bf7a91f2177279d1');
INSERT INTO service_help VALUES(X'01a2030434eb76108619edfab49608cd',0,2,'WORK',X'14e69323428f8b83bafb7d1bfe05c316');
INSERT INTO service_help VALUES(X'01a2030434eb76108619edfc7b39a037',0,1,'INCO',X'3038b5d8d9f38742bb46cc1308f71d54');
INSERT INTO service_help VALUES(X'01a2030434eb76108619edfc7b39a037',0,2,'INCO',X'8496b2e5ba25844e8a4fa8a7a005a181');
INSERT INTO service_help VALUES(X'01a2030434eb76108619edfe65ea60b0',0,1,'INCO',X'3038b5d8d9f38742bb46cc1308f71d54');
INSERT INTO service_help VALUES(X'01a2030434eb76108619edfe65ea60b0',0,2,'INCO',X'8496b2e5ba25844e8a4fa8a7a005a181');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee00d828ff6c',0,1,'DEBT',X'b914257cd4df8188a02aba96a693e917');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee00d828ff6c',0,2,'DEBT',X'564734fd1e3b8242b910c759e10bcb30');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee00d828ff6c',0,3,'INCO',X'9007cdd5198c8cef8d8f6e2691755af4');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee0201acbf15',0,1,'LEGA',X'0b40a3e511ff87f69de696afd66d6344');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee0201acbf15',0,2,'LEGA',X'102123d1711782a68456047bd28dd1fa');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee0201acbf15',0,3,'MIGR',X'cd5e0eb7ff2380ba9f60580a61a6914d');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee047bec77e6',0,1,'LANG',X'bf66fd634d4b8f9f8190c6c439b8dc3d');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee047bec77e6',0,2,'LANG',X'64b631497f5d8ad7b91afff87173d991');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee0663a2c42b',0,1,'LANG',X'90a7aa8b701d8edf86615eab0a00ef25');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee08a91f589e',0,1,'EDUC',X'c4aa0490cec7868d85c0522c051ad2ef');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee0a6aa9b616',0,1,'EDUC',X'169fff14845e85d08da693ceaf36062b');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee0c711627d2',0,1,'MENT',X'b35302a72d5085a3ab749e31bfb9cdb0');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee0c711627d2',0,2,'MENT',X'69c9bb3a7f8d8229a2dd0949230c8cde');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee0eb04a7ec8',0,1,'FAMI',X'5a4714b79df583efb2d206656f92ab5c');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee0eb04a7ec8',0,2,'FAMI',X'624b66ad8abf817880a0b9f6732f5009');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee0eb04a7ec8',0,3,'HEAL',X'7c1b350d8604886b96f18c74a9dab13a');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee1078385c89',0,1,'ADDI',X'd7e0e581ac2580d7ab53b2c37b6a549d');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee1078385c89',0,2,'ADDI',X'b10b64bf55fd88e8974d7c3cfffed037');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee129131c2cb',0,1,'VIOL',X'2d0ac28f73828cc69277da243c11f736');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee129131c2cb',0,2,'VIOL',X'fe97486aec348b74a7685c7a6127c733');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee14595a1cc6',0,1,'CARE',X'a88d25ed1d1b854f9d99134cac4b4acf');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee14595a1cc6',0,2,'DISA',X'4628d42fac188c49b110a52a085f9915');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee1657d67dcf',0,1,'CARE',X'a88d25ed1d1b854f9d99134cac4b4acf');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee1657d67dcf',0,2,'SOCI',X'472633b434588fc2b1e470005da38208');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee1657d67dcf',0,3,'DISA',X'b28bb0fa48ef8edab9b8348cf3635b72');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee18ba354a14',0,1,'HOML',X'106c0673f9118f3d89a1cfdcd5cd8597');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee18ba354a14',0,2,'HOML',X'9a7bc2d063438c9cb9dc96dc05efd8eb');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee1a82d6a2e9',0,1,'UTIL',X'26c40366de218629b3267bd7787e89fa');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee1a82d6a2e9',0,2,'UTIL',X'4057dbbe47488168a89f1200ab298032');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee1c8ee10f98',0,1,'UTIL',X'26c40366de218629b3267bd7787e89fa');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee1edc12a7fb',0,1,'ADDI',X'28d489918fd18a7bb6406982deb88c78');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee1edc12a7fb',0,2,'MENT',X'5a204b7701668877a8b97b8881fc614a');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee1edc12a7fb',0,3,'FAMI',X'0922b08411a0880ab0bacd9826c67536');
INSERT INTO service_help VALUES(X'01a2030434eb76108619ee1edc12a7fb',0,4,'SOCI',X'7f6bc4d9c0df8fe0ac2787a3bc1236ae');
CREATE TABLE service_area (
    service_id blob not null,
    edition integer not null,
    area_id blob not null references area (id),
    primary key (service_id, edition, area_id),
    foreign key (service_id, edition) references service_edition (service_id, edition) on delete cascade
) strict;
INSERT INTO service_area VALUES(X'01a2030434eb76108619edde3e80c5bc',0,X'01a2030434e077b584f2a52d5a70c00f');
INSERT INTO service_area VALUES(X'01a2030434eb76108619edde3e80c5bc',0,X'01a2030434e077b584f2a52cb831210d');
INSERT INTO service_area VALUES(X'01a2030434eb76108619edde3e80c5bc',0,X'01a2030434e077b584f2a52649d0f460');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ede0a2967072',0,X'01a2030434e077b584f2a524c47b8f29');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ede28328de7e',0,X'01a2030434e077b584f2a524c47b8f29');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ede46e34dba0',0,X'01a2030434e077b584f2a519551b945c');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ede64cb07289',0,X'01a2030434e077b584f2a52d5a70c00f');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ede8eb84f73f',0,X'01a2030434e077b584f2a52d5a70c00f');
INSERT INTO service_area VALUES(X'01a2030434eb76108619edeae4901ea6',0,X'01a2030434e077b584f2a52d5a70c00f');
INSERT INTO service_area VALUES(X'01a2030434eb76108619edeae4901ea6',0,X'01a2030434e077b584f2a52649d0f460');
INSERT INTO service_area VALUES(X'01a2030434eb76108619edeca99fe8d5',0,X'01a2030434e077b584f2a52d5a70c00f');
INSERT INTO service_area VALUES(X'01a2030434eb76108619edeeeca202c5',0,X'01a2030434e077b584f2a52d5a70c00f');
INSERT INTO service_area VALUES(X'01a2030434eb76108619edf0fdb835d5',0,X'01a2030434e077b584f2a522b1808fa6');
INSERT INTO service_area VALUES(X'01a2030434eb76108619edf291d0930f',0,X'01a2030434e077b584f2a524c47b8f29');
INSERT INTO service_area VALUES(X'01a2030434eb76108619edf41d76085a',0,X'01a2030434e077b584f2a52d5a70c00f');
INSERT INTO service_area VALUES(X'01a2030434eb76108619edf6914a742f',0,X'01a2030434e077b584f2a524c47b8f29');
INSERT INTO service_area VALUES(X'01a2030434eb76108619edf81bc65030',0,X'01a2030434e077b584f2a52d5a70c00f');
INSERT INTO service_area VALUES(X'01a2030434eb76108619edf81bc65030',0,X'01a2030434e077b584f2a52cb831210d');
INSERT INTO service_area VALUES(X'01a2030434eb76108619edfab49608cd',0,X'01a2030434e077b584f2a52d5a70c00f');
INSERT INTO service_area VALUES(X'01a2030434eb76108619edfc7b39a037',0,X'01a2030434e077b584f2a524c47b8f29');
INSERT INTO service_area VALUES(X'01a2030434eb76108619edfe65ea60b0',0,X'01a2030434e077b584f2a522b1808fa6');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ee00d828ff6c',0,X'01a2030434e077b584f2a519551b945c');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ee0201acbf15',0,X'01a2030434e077b584f2a524c47b8f29');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ee047bec77e6',0,X'01a2030434e077b584f2a524c47b8f29');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ee047bec77e6',0,X'01a2030434e077b584f2a522b1808fa6');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ee047bec77e6',0,X'01a2030434e077b584f2a523f5bea2d6');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ee0663a2c42b',0,X'01a2030434e077b584f2a52d5a70c00f');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ee08a91f589e',0,X'01a2030434e077b584f2a52d5a70c00f');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ee0a6aa9b616',0,X'01a2030434e077b584f2a52d5a70c00f');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ee0c711627d2',0,X'01a2030434e077b584f2a52d5a70c00f');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ee0c711627d2',0,X'01a2030434e077b584f2a52cb831210d');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ee0eb04a7ec8',0,X'01a2030434e077b584f2a52d5a70c00f');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ee1078385c89',0,X'01a2030434e077b584f2a52d5a70c00f');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ee1078385c89',0,X'01a2030434e077b584f2a52cb831210d');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ee129131c2cb',0,X'01a2030434e077b584f2a51555e45711');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ee14595a1cc6',0,X'01a2030434e077b584f2a523f5bea2d6');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ee14595a1cc6',0,X'01a2030434e077b584f2a522b1808fa6');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ee1657d67dcf',0,X'01a2030434e077b584f2a52d5a70c00f');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ee18ba354a14',0,X'01a2030434e077b584f2a524c47b8f29');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ee1a82d6a2e9',0,X'01a2030434e077b584f2a522b1808fa6');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ee1a82d6a2e9',0,X'01a2030434e077b584f2a523f5bea2d6');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ee1c8ee10f98',0,X'01a2030434e077b584f2a52d5a70c00f');
INSERT INTO service_area VALUES(X'01a2030434eb76108619ee1edc12a7fb',0,X'01a2030434e077b584f2a51555e45711');
CREATE TABLE service_at_location (
    service_id blob not null,
    edition integer not null,
    location_id blob not null,
    primary key (service_id, edition, location_id),
    foreign key (service_id, edition) references service_edition (service_id, edition) on delete cascade
) strict;
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619edde3e80c5bc',0,X'01a2030434eb76108619eddd8fb4ba99');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619ede0a2967072',0,X'01a2030434eb76108619eddfbfb9907b');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619ede28328de7e',0,X'01a2030434eb76108619ede155a26cf9');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619ede46e34dba0',0,X'01a2030434eb76108619ede32364bbbe');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619ede64cb07289',0,X'01a2030434eb76108619ede541f04e44');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619ede8eb84f73f',0,X'01a2030434eb76108619ede7b906c4e6');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619edeae4901ea6',0,X'01a2030434eb76108619ede9412fb8e7');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619edeca99fe8d5',0,X'01a2030434eb76108619edeb5b3a8269');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619edeeeca202c5',0,X'01a2030434eb76108619eded66a74183');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619edf0fdb835d5',0,X'01a2030434eb76108619edef39d56f8a');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619edf291d0930f',0,X'01a2030434eb76108619edf10b4fca05');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619edf41d76085a',0,X'01a2030434eb76108619edf3d5a46b78');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619edf6914a742f',0,X'01a2030434eb76108619edf53ad95be0');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619edf81bc65030',0,X'01a2030434eb76108619edf7024d2001');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619edfab49608cd',0,X'01a2030434eb76108619edf9aa597029');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619edfc7b39a037',0,X'01a2030434eb76108619edfb003d322f');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619edfe65ea60b0',0,X'01a2030434eb76108619edfda90c9778');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619ee00d828ff6c',0,X'01a2030434eb76108619edff9f2b62ec');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619ee0201acbf15',0,X'01a2030434eb76108619ee01d7a5a5a3');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619ee047bec77e6',0,X'01a2030434eb76108619ee035e3e4889');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619ee0663a2c42b',0,X'01a2030434eb76108619ee05f19f0cf3');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619ee08a91f589e',0,X'01a2030434eb76108619ee076a8b8d37');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619ee0a6aa9b616',0,X'01a2030434eb76108619ee098f0bffa9');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619ee0c711627d2',0,X'01a2030434eb76108619ee0bfebebd2e');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619ee0eb04a7ec8',0,X'01a2030434eb76108619ee0d6a3e883c');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619ee1078385c89',0,X'01a2030434eb76108619ee0f90aa8dfc');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619ee129131c2cb',0,X'01a2030434eb76108619ee119e291268');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619ee14595a1cc6',0,X'01a2030434eb76108619ee13def73e51');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619ee1657d67dcf',0,X'01a2030434eb76108619ee1593fce407');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619ee18ba354a14',0,X'01a2030434eb76108619ee176f646694');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619ee1a82d6a2e9',0,X'01a2030434eb76108619ee191a7d9b8d');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619ee1c8ee10f98',0,X'01a2030434eb76108619ee1b0d0f7aef');
INSERT INTO service_at_location VALUES(X'01a2030434eb76108619ee1edc12a7fb',0,X'01a2030434eb76108619ee1d8bb85809');
CREATE TABLE service_term (
    service_id blob not null,
    edition integer not null,
    term text not null,
    name text,
    primary key (service_id, edition, term),
    foreign key (service_id, edition) references service_edition (service_id, edition) on delete cascade
) strict;
CREATE TABLE address (
    location_id blob not null,
    edition integer not null,
    position integer not null,
    kind text not null check (kind in ('physical', 'postal', 'virtual')),
    attention text,
    line_1 text not null,
    line_2 text,
    city text not null,
    region text,
    postal_code text,
    country text not null,
    primary key (location_id, edition, position),
    foreign key (location_id, edition) references location_edition (location_id, edition) on delete cascade
) strict;
CREATE TABLE phone (
    owner_id blob not null,
    edition integer not null,
    position integer not null,
    number text not null,
    extension text,
    kind text,
    description text,
    primary key (owner_id, edition, position)
) strict;
CREATE TABLE schedule (
    owner_id blob not null,
    edition integer not null,
    position integer not null,
    weekday integer check (weekday between 1 and 7),
    from_on text,
    until_on text,
    every_year integer not null default 0,
    closed integer not null default 0,
    opens text,
    closes text,
    note text,
    primary key (owner_id, edition, position)
) strict;
CREATE TABLE standing_offer (
    id blob primary key not null,
    organization_id blob not null references organization (id),
    service_id blob,
    domain text not null,
    kind_of_help_id blob references kind_of_help (id),
    area_id blob references area (id),
    what text not null,
    quantity integer check (quantity > 0),
    weekday integer check (weekday between 1 and 7),
    from_on text not null,
    until_on text
) strict;
CREATE TABLE claim (
    id blob primary key not null,
    need_id blob not null references need (id),
    person_id blob not null references person (id),
    organization_id blob not null references organization (id),
    service_id blob,
    earliest_on text,
    question text,
    status text not null check (status in ('proposed', 'active', 'converted', 'released', 'lapsed', 'withdrawn', 'rejected', 'superseded')),
    policy text not null,
    exclusive integer not null default 1,
    parts integer not null,
    contact_parts integer not null,
    proposed_by blob not null references account (id),
    proposed_at text not null,
    active_at text,
    contact_from text,
    undo_until text,
    held_until text,
    ended_at text,
    reason text,
    preference text,
    version integer not null default 1
, answer text, answered_at text) strict;
CREATE TABLE referral (
    id blob primary key not null,
    need_id blob not null references need (id),
    person_id blob not null references person (id),
    from_id blob not null references organization (id),
    to_id blob not null references organization (id),
    service_id blob,
    claim_id blob references claim (id),
    status text not null check (status in ('draft', 'sent', 'accepted', 'declined', 'in_progress', 'failed', 'completed', 'recalled')),
    parts integer not null,
    note text,
    created_by blob not null references account (id),
    created_at text not null,
    sent_at text,
    accepted_at text,
    started_at text,
    ended_at text,
    grace_until text,
    outcome text,
    reason text,
    version integer not null default 1
) strict;
INSERT INTO referral VALUES(X'01a2030435547211b740649f577e23e3',X'01a20304352a713da71683c427e071c4',X'01a2030435137218beb4c1968ba8c647',X'01a2030434e677de8f090fe2f7a4f378',X'01a2030434e677de8f090febbd0a2c65',NULL,NULL,'sent',2199023255566,'Persona anziana e sola: qualche ora a casa, due volte alla settimana.',X'01a2030434e8758ca5d2e4edf15d7eb8','2026-09-24T08:00:00+00:00','2026-09-24T08:00:00+00:00',NULL,NULL,NULL,NULL,NULL,NULL,2);
INSERT INTO referral VALUES(X'01a20304365877069d2411fa3b6e246a',X'01a2030435e47782b804d15ac085b7e0',X'01a2030435b573889e1993fe39f8d77e',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e677de8f090fe2f7a4f378',NULL,NULL,'sent',33554438,'Un padre con una figlia: serve un pacco ogni settimana, possono cucinare poco.',X'01a2030434e8758ca5d2e4e9c9079ef9','2026-10-27T08:00:00+00:00','2026-10-27T08:00:00+00:00',NULL,NULL,NULL,NULL,NULL,NULL,2);
CREATE TABLE audit_event (
    id blob primary key not null,
    at text not null,
    organization_id blob not null,
    account_id blob not null,
    roles text not null,
    purpose text not null,
    act text not null,
    person_id blob not null,
    relation text,
    parts text not null,
    policy text not null,
    request text not null
) strict;
INSERT INTO audit_event VALUES(X'01a20304351770dab6c3b6db63043450','2026-09-23T08:00:00+00:00',X'01a2030434e677de8f090fe2f7a4f378',X'01a2030434e8758ca5d2e4edf15d7eb8','social_worker','coordinate','person.register',X'01a2030435137218beb4c1968ba8c647','lead','identity contact address household','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a2030435207526900f30c981a4bb52','2026-09-23T08:00:00+00:00',X'01a2030434e677de8f090fe2f7a4f378',X'01a2030434e8758ca5d2e4edf15d7eb8','social_worker','coordinate','person.read',X'01a2030435137218beb4c1968ba8c647','lead','household','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a20304352b7697a24befd11efbe1be','2026-09-23T08:00:00+00:00',X'01a2030434e677de8f090fe2f7a4f378',X'01a2030434e8758ca5d2e4edf15d7eb8','social_worker','coordinate','need.open',X'01a2030435137218beb4c1968ba8c647','lead','needs.CARE','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a203043533709f93ee1ca6a7869aa6','2026-09-23T08:00:00+00:00',X'01a2030434e677de8f090fe2f7a4f378',X'01a2030434e8758ca5d2e4edf15d7eb8','social_worker','coordinate','person.read',X'01a2030435137218beb4c1968ba8c647','lead','needs.CARE','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a203043538718e97fa8f87db69ed02','2026-09-23T08:00:00+00:00',X'01a2030434e677de8f090fe2f7a4f378',X'01a2030434e8758ca5d2e4edf15d7eb8','social_worker','coordinate','need.open',X'01a2030435137218beb4c1968ba8c647','lead','needs.SOCI','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a20304353d77138b5fb4547d8e8cde','2026-09-23T08:00:00+00:00',X'01a2030434e677de8f090fe2f7a4f378',X'01a2030434e8758ca5d2e4edf15d7eb8','social_worker','coordinate','person.read',X'01a2030435137218beb4c1968ba8c647','lead','needs.SOCI','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a203043542779fad28d0464a8a145b','2026-09-23T08:00:00+00:00',X'01a2030434e677de8f090fe2f7a4f378',X'01a2030434e8758ca5d2e4edf15d7eb8','social_worker','coordinate','need.open',X'01a2030435137218beb4c1968ba8c647','lead','needs.DISA','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a203043548776caf41f1c9b3aaf35e','2026-09-23T08:00:00+00:00',X'01a2030434e677de8f090fe2f7a4f378',X'01a2030434e8758ca5d2e4edf15d7eb8','social_worker','coordinate','person.read',X'01a2030435137218beb4c1968ba8c647','lead','needs.DISA','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a20304354c761a880fc3c6aeba5ca1','2026-09-23T08:00:00+00:00',X'01a2030434e677de8f090fe2f7a4f378',X'01a2030434e8758ca5d2e4edf15d7eb8','social_worker','coordinate','grant.give',X'01a2030435137218beb4c1968ba8c647','lead','card identity contact address needs.CARE','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a20304355077eb9f6d8f599f8d071a','2026-09-23T08:00:00+00:00',X'01a2030434e677de8f090fe2f7a4f378',X'01a2030434e8758ca5d2e4edf15d7eb8','social_worker','coordinate','person.read',X'01a2030435137218beb4c1968ba8c647','lead','grants','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a203043557700d84a3c8547726308b','2026-09-24T08:00:00+00:00',X'01a2030434e677de8f090fe2f7a4f378',X'01a2030434e8758ca5d2e4edf15d7eb8','social_worker','coordinate','referral.send',X'01a2030435137218beb4c1968ba8c647','lead','identity contact address needs.CARE','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a203043560701bbc0decd54b68c013','2026-10-08T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','person.register',X'01a20304355e713083cea9e90d45512d','lead','identity contact address household','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a20304356570b8a11c15ac0d2ada39','2026-10-08T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','person.read',X'01a20304355e713083cea9e90d45512d','lead','household','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a20304356b75a08b16442a1d65d17c','2026-10-08T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','need.open',X'01a20304355e713083cea9e90d45512d','lead','needs.GOOD','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a20304357177308a3fc6162603a698','2026-10-08T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','person.read',X'01a20304355e713083cea9e90d45512d','lead','needs.GOOD','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a2030435757621a354f8cf3644a4f1','2026-10-08T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','need.open',X'01a20304355e713083cea9e90d45512d','lead','needs.LANG','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a20304357b75bd9ef0985b7154baee','2026-10-08T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','person.read',X'01a20304355e713083cea9e90d45512d','lead','needs.LANG','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a203043581730bbc04b6bd8296d190','2026-10-08T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','need.open',X'01a20304355e713083cea9e90d45512d','lead','needs.HOUS','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a20304358675caa7495e1a9ff35816','2026-10-08T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','person.read',X'01a20304355e713083cea9e90d45512d','lead','needs.HOUS','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a20304358b71478ce41c3a070f1e6b','2026-10-08T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','grant.give',X'01a20304355e713083cea9e90d45512d','lead','card contact needs.HOUS needs.GOOD needs.LANG','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a20304358e7725958ddcbc5772ab3d','2026-10-08T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','person.read',X'01a20304355e713083cea9e90d45512d','lead','grants','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a20304359473688f4b1f6c50c7d769','2026-10-13T08:00:00+00:00',X'01a2030434e677de8f090fe72fd39370',X'01a2030434e9766a902054c99e000411','social_worker','coordinate','person.register',X'01a203043593764eb0b2726e54a65517','lead','identity contact address household','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a20304359972419ecce1b19250568a','2026-10-13T08:00:00+00:00',X'01a2030434e677de8f090fe72fd39370',X'01a2030434e9766a902054c99e000411','social_worker','coordinate','person.read',X'01a203043593764eb0b2726e54a65517','lead','household','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a20304359d748295ce89b1c95ae44c','2026-10-13T08:00:00+00:00',X'01a2030434e677de8f090fe72fd39370',X'01a2030434e9766a902054c99e000411','social_worker','coordinate','person.update',X'01a203043593764eb0b2726e54a65517','lead','protection','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a2030435a375799f95b0da1e7213d9','2026-10-13T08:00:00+00:00',X'01a2030434e677de8f090fe72fd39370',X'01a2030434e9766a902054c99e000411','social_worker','coordinate','need.open',X'01a203043593764eb0b2726e54a65517','lead','needs.VIOL','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a2030435a774a7aa18d867d194d329','2026-10-13T08:00:00+00:00',X'01a2030434e677de8f090fe72fd39370',X'01a2030434e9766a902054c99e000411','social_worker','coordinate','person.read',X'01a203043593764eb0b2726e54a65517','lead','needs.VIOL','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a2030435ac739881d18f4d4bb0b885','2026-10-13T08:00:00+00:00',X'01a2030434e677de8f090fe72fd39370',X'01a2030434e9766a902054c99e000411','social_worker','coordinate','need.open',X'01a203043593764eb0b2726e54a65517','lead','needs.HOUS','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a2030435b071af9851bebdb7a61b4b','2026-10-13T08:00:00+00:00',X'01a2030434e677de8f090fe72fd39370',X'01a2030434e9766a902054c99e000411','social_worker','coordinate','person.read',X'01a203043593764eb0b2726e54a65517','lead','needs.HOUS','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a2030435b872c8a59647f3822b4e15','2026-10-21T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','person.register',X'01a2030435b573889e1993fe39f8d77e','lead','identity contact address household story','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a2030435bd77e3baea8b08acaaa40b','2026-10-21T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','person.read',X'01a2030435b573889e1993fe39f8d77e','lead','household','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a2030435c6700bbaeceef9dd19f4a9','2026-10-21T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','person.update',X'01a2030435b573889e1993fe39f8d77e','lead','economic citizenship minors','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a2030435d4749fac0c605c3794d4ae','2026-10-21T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','need.open',X'01a2030435b573889e1993fe39f8d77e','lead','needs.HOUS','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a2030435dc728184b570631ea34808','2026-10-21T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','person.read',X'01a2030435b573889e1993fe39f8d77e','lead','needs.HOUS','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a2030435e676c9a35d6b09b36ac53f','2026-10-21T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','need.open',X'01a2030435b573889e1993fe39f8d77e','lead','needs.FOOD','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a2030435f077ff9e53a7533b0aa4de','2026-10-21T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','person.read',X'01a2030435b573889e1993fe39f8d77e','lead','needs.FOOD','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a2030435fb7001a7b6e94218a57bc4','2026-10-21T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','need.open',X'01a2030435b573889e1993fe39f8d77e','lead','needs.WORK','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a203043609718ba1e24cf1c9392dd6','2026-10-21T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','person.read',X'01a2030435b573889e1993fe39f8d77e','lead','needs.WORK','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a20304360f7716bdd3cba40067ba91','2026-10-21T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','need.open',X'01a2030435b573889e1993fe39f8d77e','lead','needs.MENT','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a20304361972558b9adfa67af46969','2026-10-21T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','person.read',X'01a2030435b573889e1993fe39f8d77e','lead','needs.MENT','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a2030436207317978fb17c4b25d33c','2026-10-22T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','grant.give',X'01a2030435b573889e1993fe39f8d77e','lead','card contact needs.HOUS needs.WORK','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a2030436277256875fa5575eddc9bf','2026-10-22T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','person.read',X'01a2030435b573889e1993fe39f8d77e','lead','grants','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a20304363075d8a30ac3cc8350b319','2026-10-22T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','grant.give',X'01a2030435b573889e1993fe39f8d77e','lead','card identity contact needs.FOOD','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a203043638751fae37d75b3ac9e502','2026-10-22T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','person.read',X'01a2030435b573889e1993fe39f8d77e','lead','grants','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a203043640762d8fbde687a5b08ad3','2026-10-23T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','grant.give',X'01a2030435b573889e1993fe39f8d77e','lead','identity contact health needs.MENT','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a203043645731fa6ba80aeb02b5c30','2026-10-23T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','person.read',X'01a2030435b573889e1993fe39f8d77e','lead','grants','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a20304364e70c79174807338c5577c','2026-10-25T08:00:00+00:00',X'01a2030434e677de8f090fe9d291a14c',X'01a2030434e8758ca5d2e4ee63c5e674','psychologist','coordinate','person.update',X'01a2030435b573889e1993fe39f8d77e','shared_with','health','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
INSERT INTO audit_event VALUES(X'01a20304365976d6a5574d4d12c92d74','2026-10-27T08:00:00+00:00',X'01a2030434e677de8f090fdeb3bc3115',X'01a2030434e8758ca5d2e4e9c9079ef9','social_worker','coordinate','referral.send',X'01a2030435b573889e1993fe39f8d77e','lead','identity contact needs.FOOD','10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e','demo');
CREATE TABLE audit_unsealed (
    id blob primary key not null
) strict;
CREATE TABLE audit_block (
    number integer primary key not null,
    first_id blob not null,
    last_id blob not null,
    sealed_at text not null,
    previous blob not null,
    hash blob not null,
    row_ids blob not null,
    row_hashes blob not null
) strict;
INSERT INTO audit_block VALUES(1,X'01a20304351770dab6c3b6db63043450',X'01a20304351770dab6c3b6db63043450','2026-09-23T08:00:00+00:00',X'0000000000000000000000000000000000000000000000000000000000000000',X'b8886081913e51eca8722adc6c45ebe9545719f73508e2f2f0d04917c19e8ef4',X'01a20304351770dab6c3b6db63043450',X'53f4ecc5ac6605a744863f46f0e4bef3ddcdf1d141560b7ca3da94a93d7316ca');
INSERT INTO audit_block VALUES(2,X'01a2030435207526900f30c981a4bb52',X'01a2030435207526900f30c981a4bb52','2026-09-23T08:00:00+00:00',X'b8886081913e51eca8722adc6c45ebe9545719f73508e2f2f0d04917c19e8ef4',X'd2ae6dd1dec0c1bebed8cad38a45aec6d88d2d001791f3c2ea0176add40df74e',X'01a2030435207526900f30c981a4bb52',X'adb092ffdffe71c51382bcf5030657ad9d78ba4c161023bc618f4d0db915a874');
INSERT INTO audit_block VALUES(3,X'01a20304352b7697a24befd11efbe1be',X'01a20304352b7697a24befd11efbe1be','2026-09-23T08:00:00+00:00',X'd2ae6dd1dec0c1bebed8cad38a45aec6d88d2d001791f3c2ea0176add40df74e',X'19ae779527a7d8835b57f955e82fefc08a348bda96b6f34eddd804b8ea834f77',X'01a20304352b7697a24befd11efbe1be',X'8994b86deef52d392e1c87cc1fc0f3561e7c1673ff12544230b0c5659546098b');
INSERT INTO audit_block VALUES(4,X'01a203043533709f93ee1ca6a7869aa6',X'01a203043533709f93ee1ca6a7869aa6','2026-09-23T08:00:00+00:00',X'19ae779527a7d8835b57f955e82fefc08a348bda96b6f34eddd804b8ea834f77',X'5ec683050d41fd7cb587a3dcb1453a0e143e244c48a1f3aab1312e588c60c00a',X'01a203043533709f93ee1ca6a7869aa6',X'cf099f6c2b705cb77d1c5ff89eca803d8bc55500558208e1941bd38abb93abeb');
INSERT INTO audit_block VALUES(5,X'01a203043538718e97fa8f87db69ed02',X'01a203043538718e97fa8f87db69ed02','2026-09-23T08:00:00+00:00',X'5ec683050d41fd7cb587a3dcb1453a0e143e244c48a1f3aab1312e588c60c00a',X'4a6e4c2cb5f78287b1f1d38b662ef41912e69a3123d20aea5f8e9015b090df3c',X'01a203043538718e97fa8f87db69ed02',X'3cd4c227827b7d647ac52c54318fc6e5b2a053d74dac3a8e4e8c9c0f4d0c9216');
INSERT INTO audit_block VALUES(6,X'01a20304353d77138b5fb4547d8e8cde',X'01a20304353d77138b5fb4547d8e8cde','2026-09-23T08:00:00+00:00',X'4a6e4c2cb5f78287b1f1d38b662ef41912e69a3123d20aea5f8e9015b090df3c',X'422820c0d4b6b6c5dc7535ba65951c246aedbd21bef5a87fc5e2b656ae2506de',X'01a20304353d77138b5fb4547d8e8cde',X'48929507fd10f24e2d1132ff0170f8050050af033a9189db5364e50416e3c51c');
INSERT INTO audit_block VALUES(7,X'01a203043542779fad28d0464a8a145b',X'01a203043542779fad28d0464a8a145b','2026-09-23T08:00:00+00:00',X'422820c0d4b6b6c5dc7535ba65951c246aedbd21bef5a87fc5e2b656ae2506de',X'6c30641e05d9788da2967271cbac1c9b4e5e966747a3ba861da25108d5da46bf',X'01a203043542779fad28d0464a8a145b',X'7488b4f0c7b62640ca7e29ed4f79cc3e7ac5e4d623617593fb82337a747086ee');
INSERT INTO audit_block VALUES(8,X'01a203043548776caf41f1c9b3aaf35e',X'01a203043548776caf41f1c9b3aaf35e','2026-09-23T08:00:00+00:00',X'6c30641e05d9788da2967271cbac1c9b4e5e966747a3ba861da25108d5da46bf',X'e8eb41b03498c604d261fa9ff9bf81363b45077b4b7d2ca1301289522cd6909d',X'01a203043548776caf41f1c9b3aaf35e',X'6c3e126ad589aa3975ea1134aa2dec2399b9b10bba1624fda4ddc1e78b9ecb32');
INSERT INTO audit_block VALUES(9,X'01a20304354c761a880fc3c6aeba5ca1',X'01a20304354c761a880fc3c6aeba5ca1','2026-09-23T08:00:00+00:00',X'e8eb41b03498c604d261fa9ff9bf81363b45077b4b7d2ca1301289522cd6909d',X'4ab5fd3f59d21d4adcb8fee64627f818b01f740029c43d611aa43a2229e0445f',X'01a20304354c761a880fc3c6aeba5ca1',X'5582033eefae48b0bc5eb541f23fd86094d04b3a6fe9fd082e59e3489b08bdb6');
INSERT INTO audit_block VALUES(10,X'01a20304355077eb9f6d8f599f8d071a',X'01a20304355077eb9f6d8f599f8d071a','2026-09-23T08:00:00+00:00',X'4ab5fd3f59d21d4adcb8fee64627f818b01f740029c43d611aa43a2229e0445f',X'2239568260545c7b5fd69795a84a825c59070bf06dbdec95d794d9ab14781592',X'01a20304355077eb9f6d8f599f8d071a',X'4203a2ebfa8f87b731026092ca4c8947340f0b9553f6b7d6fdb3b464bac93afd');
INSERT INTO audit_block VALUES(11,X'01a203043557700d84a3c8547726308b',X'01a203043557700d84a3c8547726308b','2026-09-24T08:00:00+00:00',X'2239568260545c7b5fd69795a84a825c59070bf06dbdec95d794d9ab14781592',X'95b784bef35e14caa571b75da3b504c20551801976cee2db010d4afd3fca02b4',X'01a203043557700d84a3c8547726308b',X'8959a49b6062468eda43bcc30928ffdd94e77d7e4a3058da313b43987a6e0058');
INSERT INTO audit_block VALUES(12,X'01a203043560701bbc0decd54b68c013',X'01a203043560701bbc0decd54b68c013','2026-10-08T08:00:00+00:00',X'95b784bef35e14caa571b75da3b504c20551801976cee2db010d4afd3fca02b4',X'ee01d41c0e0db1158a36a0e7402c6ba8439c388cc81451cf0d3d3eef921fda66',X'01a203043560701bbc0decd54b68c013',X'2d65ca4e8769c23665811b3e14ebeedc4627156def3e76f9c661f6343bfe4429');
INSERT INTO audit_block VALUES(13,X'01a20304356570b8a11c15ac0d2ada39',X'01a20304356570b8a11c15ac0d2ada39','2026-10-08T08:00:00+00:00',X'ee01d41c0e0db1158a36a0e7402c6ba8439c388cc81451cf0d3d3eef921fda66',X'8b88dac2e78abcfe1a0485cd3599ea4b711369df1228933faa0e6ba8c0269dcb',X'01a20304356570b8a11c15ac0d2ada39',X'8e14f20ab42b7d63db2acbadaa650b7caba293bf3b5417a43622e9c4b82a1f62');
INSERT INTO audit_block VALUES(14,X'01a20304356b75a08b16442a1d65d17c',X'01a20304356b75a08b16442a1d65d17c','2026-10-08T08:00:00+00:00',X'8b88dac2e78abcfe1a0485cd3599ea4b711369df1228933faa0e6ba8c0269dcb',X'dacc84b035e928602e76b1fefa5e1018ad9c8391f42f1219bb6371d37faa546d',X'01a20304356b75a08b16442a1d65d17c',X'44e49397b75f6f6ec3b866ccea7c5ec5a3dddbf666f21dd7dc4d2ee12372d1a1');
INSERT INTO audit_block VALUES(15,X'01a20304357177308a3fc6162603a698',X'01a20304357177308a3fc6162603a698','2026-10-08T08:00:00+00:00',X'dacc84b035e928602e76b1fefa5e1018ad9c8391f42f1219bb6371d37faa546d',X'fed2eff710e0e7d851db3fdc3dc855e7fdb758c9a5f2ffd88100e2b69c137521',X'01a20304357177308a3fc6162603a698',X'ed0ec3f844217c12266ad534efc1251869bfd0332597f494a61b1807d6d1a19d');
INSERT INTO audit_block VALUES(16,X'01a2030435757621a354f8cf3644a4f1',X'01a2030435757621a354f8cf3644a4f1','2026-10-08T08:00:00+00:00',X'fed2eff710e0e7d851db3fdc3dc855e7fdb758c9a5f2ffd88100e2b69c137521',X'1362cd31d043c92228e9c12058178a5a0c1a2009f6f8f25c844a541551b32c90',X'01a2030435757621a354f8cf3644a4f1',X'3f013fb9fa36ac7219417eaba35388be52adcee92c3829a5b59b34e4fa8e24eb');
INSERT INTO audit_block VALUES(17,X'01a20304357b75bd9ef0985b7154baee',X'01a20304357b75bd9ef0985b7154baee','2026-10-08T08:00:00+00:00',X'1362cd31d043c92228e9c12058178a5a0c1a2009f6f8f25c844a541551b32c90',X'3007d402ecf6f9c4cb0fd2c8aa4d4ae634564d580ae6c220a7d3e31f3d96785f',X'01a20304357b75bd9ef0985b7154baee',X'9605b1dedc45aeecf0758953f22ac1dddefb6a1752fb9da589d8ab72277f34f9');
INSERT INTO audit_block VALUES(18,X'01a203043581730bbc04b6bd8296d190',X'01a203043581730bbc04b6bd8296d190','2026-10-08T08:00:00+00:00',X'3007d402ecf6f9c4cb0fd2c8aa4d4ae634564d580ae6c220a7d3e31f3d96785f',X'd54ddaef784024fc2a063b316673f9b266eb4ed821a0befb0f792e93f93407eb',X'01a203043581730bbc04b6bd8296d190',X'223e507a834152b2cc74e74b4dd9f25f281f41ae165fd0a0698aa0b9b95c42e9');
INSERT INTO audit_block VALUES(19,X'01a20304358675caa7495e1a9ff35816',X'01a20304358675caa7495e1a9ff35816','2026-10-08T08:00:00+00:00',X'd54ddaef784024fc2a063b316673f9b266eb4ed821a0befb0f792e93f93407eb',X'2808c4194dcca8f987b2a27a1d03728febaf8d1eeea90fe51a1038279757aade',X'01a20304358675caa7495e1a9ff35816',X'1251df0a5555bfecb4ea846a089bb5a1dd631dbd5862d1e46ebb76f899e20eb2');
INSERT INTO audit_block VALUES(20,X'01a20304358b71478ce41c3a070f1e6b',X'01a20304358b71478ce41c3a070f1e6b','2026-10-08T08:00:00+00:00',X'2808c4194dcca8f987b2a27a1d03728febaf8d1eeea90fe51a1038279757aade',X'7b67750f84976fa1dc528b69088e0223ca1c1a1e9fc573ce79f221fc8c872af9',X'01a20304358b71478ce41c3a070f1e6b',X'14d1a3b203f5c80ea8b6bd1820dbc9fe94de03093ac9bcc48c2f28feb7fbbdb9');
INSERT INTO audit_block VALUES(21,X'01a20304358e7725958ddcbc5772ab3d',X'01a20304358e7725958ddcbc5772ab3d','2026-10-08T08:00:00+00:00',X'7b67750f84976fa1dc528b69088e0223ca1c1a1e9fc573ce79f221fc8c872af9',X'f8798edfaf175ca27f358d2359295be304870f3d96206f59fb745928da6f5741',X'01a20304358e7725958ddcbc5772ab3d',X'01950402b8e3196ad154fd390f3158beee1c1c7a5322af8939c997270c7ba374');
INSERT INTO audit_block VALUES(22,X'01a20304359473688f4b1f6c50c7d769',X'01a20304359473688f4b1f6c50c7d769','2026-10-13T08:00:00+00:00',X'f8798edfaf175ca27f358d2359295be304870f3d96206f59fb745928da6f5741',X'a400fa15146b355b253d3c91be06a5237b0f83169a2b5868f94a9e71bc94dcb6',X'01a20304359473688f4b1f6c50c7d769',X'abdddcb4149e6f928facdd831aa1f56ba38bf317d3c242315546e02ac6dae5ed');
INSERT INTO audit_block VALUES(23,X'01a20304359972419ecce1b19250568a',X'01a20304359972419ecce1b19250568a','2026-10-13T08:00:00+00:00',X'a400fa15146b355b253d3c91be06a5237b0f83169a2b5868f94a9e71bc94dcb6',X'2d26a00098c139e26e2a4b9404326723413d4d267ffb972f394dea8d7c0a9ac3',X'01a20304359972419ecce1b19250568a',X'e9fa4ad5825323dd666d77a39ba5a508a2c4d02f01d601b61486af281996ec12');
INSERT INTO audit_block VALUES(24,X'01a20304359d748295ce89b1c95ae44c',X'01a20304359d748295ce89b1c95ae44c','2026-10-13T08:00:00+00:00',X'2d26a00098c139e26e2a4b9404326723413d4d267ffb972f394dea8d7c0a9ac3',X'5ec988be764b95a7f501f4ca03b3e004fb172ff677d408d5721a21d0af47e9aa',X'01a20304359d748295ce89b1c95ae44c',X'4befdaf87f164901591562c3846bea8e69dbe56998f121d0bcd6742968ce497b');
INSERT INTO audit_block VALUES(25,X'01a2030435a375799f95b0da1e7213d9',X'01a2030435a375799f95b0da1e7213d9','2026-10-13T08:00:00+00:00',X'5ec988be764b95a7f501f4ca03b3e004fb172ff677d408d5721a21d0af47e9aa',X'3be4572aa79128ab9097b60551a658b05c41ca963a0340739c90e6fe564a0cad',X'01a2030435a375799f95b0da1e7213d9',X'39b1711f6e2a88bfcbcce54fe0ff7d776959c6826dd394737d5809a59d1eba5b');
INSERT INTO audit_block VALUES(26,X'01a2030435a774a7aa18d867d194d329',X'01a2030435a774a7aa18d867d194d329','2026-10-13T08:00:00+00:00',X'3be4572aa79128ab9097b60551a658b05c41ca963a0340739c90e6fe564a0cad',X'b93aec304e4b3df5da9afc8cb66dbc165dce2a6187a7d9ea3054f87d27a9839f',X'01a2030435a774a7aa18d867d194d329',X'33c048ffdaa6e139c35bbf21d211a892cafef413f41668d22846ed4e501954e1');
INSERT INTO audit_block VALUES(27,X'01a2030435ac739881d18f4d4bb0b885',X'01a2030435ac739881d18f4d4bb0b885','2026-10-13T08:00:00+00:00',X'b93aec304e4b3df5da9afc8cb66dbc165dce2a6187a7d9ea3054f87d27a9839f',X'ae306eac9f45630ec321a98acbc783f683a462bb0c38c8569e7b862d2b45f951',X'01a2030435ac739881d18f4d4bb0b885',X'4ef4831785b88219f3565aa40b042426a24e60507ee41957b90a0d4a684daea8');
INSERT INTO audit_block VALUES(28,X'01a2030435b071af9851bebdb7a61b4b',X'01a2030435b071af9851bebdb7a61b4b','2026-10-13T08:00:00+00:00',X'ae306eac9f45630ec321a98acbc783f683a462bb0c38c8569e7b862d2b45f951',X'0ab73023914fe8cc5e65366877e42fb33a33d0df8d9e71c6773fd0712004de92',X'01a2030435b071af9851bebdb7a61b4b',X'7627787acd4be16068f3da1f3487697b58870041e91fa2752e0d20c9a47bcfd1');
INSERT INTO audit_block VALUES(29,X'01a2030435b872c8a59647f3822b4e15',X'01a2030435b872c8a59647f3822b4e15','2026-10-21T08:00:00+00:00',X'0ab73023914fe8cc5e65366877e42fb33a33d0df8d9e71c6773fd0712004de92',X'2874a50eea266da40c54587a3610fa52998f00b5511911110308bb0c83fc632a',X'01a2030435b872c8a59647f3822b4e15',X'a2f36630c56fffb2052cff855eef71e6a69bbb8e8462552117ef9ea58f445579');
INSERT INTO audit_block VALUES(30,X'01a2030435bd77e3baea8b08acaaa40b',X'01a2030435bd77e3baea8b08acaaa40b','2026-10-21T08:00:00+00:00',X'2874a50eea266da40c54587a3610fa52998f00b5511911110308bb0c83fc632a',X'5e18576955b86580c840d62b878f31f1ad689f4efd7c5185b6cb74b07eac0e27',X'01a2030435bd77e3baea8b08acaaa40b',X'fa2fc66764a003cef0ac05fa6f59b6246f243fbec1298b180615413ac8fa7513');
INSERT INTO audit_block VALUES(31,X'01a2030435c6700bbaeceef9dd19f4a9',X'01a2030435c6700bbaeceef9dd19f4a9','2026-10-21T08:00:00+00:00',X'5e18576955b86580c840d62b878f31f1ad689f4efd7c5185b6cb74b07eac0e27',X'f4059aea0fce9524dfd9bf7b985f3c49e5d2f5877808e778b455817485238da9',X'01a2030435c6700bbaeceef9dd19f4a9',X'3d489b796f5a544b18ae6021559d9363bf2b692911132306c57b6580ba5fba86');
INSERT INTO audit_block VALUES(32,X'01a2030435d4749fac0c605c3794d4ae',X'01a2030435d4749fac0c605c3794d4ae','2026-10-21T08:00:00+00:00',X'f4059aea0fce9524dfd9bf7b985f3c49e5d2f5877808e778b455817485238da9',X'7d1da64a95b8be28e9de60041e5ba8bf01f263d1179ba357859e7bd2bcec3004',X'01a2030435d4749fac0c605c3794d4ae',X'8587e75bf2bcacf8f3b97a2d3592b8943f910115e2aac4a539dd1191caeb9b36');
INSERT INTO audit_block VALUES(33,X'01a2030435dc728184b570631ea34808',X'01a2030435dc728184b570631ea34808','2026-10-21T08:00:00+00:00',X'7d1da64a95b8be28e9de60041e5ba8bf01f263d1179ba357859e7bd2bcec3004',X'be89af7a4c7bae92d81e1b0ad5e680b0def61aff1ccdafae486e45e130236a38',X'01a2030435dc728184b570631ea34808',X'bd4dd7ec4b9f7d178ea22b1b449cd9cfd4c683bba5358d9a02f24f773e1f9bdf');
INSERT INTO audit_block VALUES(34,X'01a2030435e676c9a35d6b09b36ac53f',X'01a2030435e676c9a35d6b09b36ac53f','2026-10-21T08:00:00+00:00',X'be89af7a4c7bae92d81e1b0ad5e680b0def61aff1ccdafae486e45e130236a38',X'abe28f962b68228ec065ad4460b8cdb349fcd77aa25245561a24d8da584db055',X'01a2030435e676c9a35d6b09b36ac53f',X'88be5d903eb4894ad0711dfcda299d3afea760405a6e57103befe4e8afc327c5');
INSERT INTO audit_block VALUES(35,X'01a2030435f077ff9e53a7533b0aa4de',X'01a2030435f077ff9e53a7533b0aa4de','2026-10-21T08:00:00+00:00',X'abe28f962b68228ec065ad4460b8cdb349fcd77aa25245561a24d8da584db055',X'7465269f31592901d6a5fc19b8e3c87271cc118660947b42bb297e312f42a103',X'01a2030435f077ff9e53a7533b0aa4de',X'eda341e30c8fc021ca0a9626db4baeae79af081c34043afc4eb98d322f5b1867');
INSERT INTO audit_block VALUES(36,X'01a2030435fb7001a7b6e94218a57bc4',X'01a2030435fb7001a7b6e94218a57bc4','2026-10-21T08:00:00+00:00',X'7465269f31592901d6a5fc19b8e3c87271cc118660947b42bb297e312f42a103',X'b389a360b185b66045c36efc64d7b33660742519b36b0ffb574fa6c25cf013b5',X'01a2030435fb7001a7b6e94218a57bc4',X'989de866ceaa85c14e879840189cf14f803adb52faa519f2fe4c032fc7060c4f');
INSERT INTO audit_block VALUES(37,X'01a203043609718ba1e24cf1c9392dd6',X'01a203043609718ba1e24cf1c9392dd6','2026-10-21T08:00:00+00:00',X'b389a360b185b66045c36efc64d7b33660742519b36b0ffb574fa6c25cf013b5',X'0ae8fdfbfb9d2d31cb10f6cdd6b2a37406d4112a176230048f75e082fa736dd8',X'01a203043609718ba1e24cf1c9392dd6',X'1c22f3f8fbaef1edb3471a7f8aaf06607767fc930097fe5b2d9f7bd984385ec5');
INSERT INTO audit_block VALUES(38,X'01a20304360f7716bdd3cba40067ba91',X'01a20304360f7716bdd3cba40067ba91','2026-10-21T08:00:00+00:00',X'0ae8fdfbfb9d2d31cb10f6cdd6b2a37406d4112a176230048f75e082fa736dd8',X'67c5df2953160fd9c4f62fc35eb244f345bf6a28c27ae9759edb9d7fcbc5289d',X'01a20304360f7716bdd3cba40067ba91',X'7c14f7fe506ab2e7effb9c9d5b39d41470d1bc454bc515918082f6110ea550e7');
INSERT INTO audit_block VALUES(39,X'01a20304361972558b9adfa67af46969',X'01a20304361972558b9adfa67af46969','2026-10-21T08:00:00+00:00',X'67c5df2953160fd9c4f62fc35eb244f345bf6a28c27ae9759edb9d7fcbc5289d',X'd1a244f0dc7ed8bf6c12065f5b689c010271c835b49ffab230541dbd6ab1eecb',X'01a20304361972558b9adfa67af46969',X'89e52768e1845c5080963cb1700aca66fb023a3462b97052b214f5453297543b');
INSERT INTO audit_block VALUES(40,X'01a2030436207317978fb17c4b25d33c',X'01a2030436207317978fb17c4b25d33c','2026-10-22T08:00:00+00:00',X'd1a244f0dc7ed8bf6c12065f5b689c010271c835b49ffab230541dbd6ab1eecb',X'fdbd64dc41e1377a5d73f0b3e2f770f2ddae8f94923288ca84da949b1064e40b',X'01a2030436207317978fb17c4b25d33c',X'48647d8aa109874a322307e654d6bd68d959a39c3a56506eac83a5e30f29a240');
INSERT INTO audit_block VALUES(41,X'01a2030436277256875fa5575eddc9bf',X'01a2030436277256875fa5575eddc9bf','2026-10-22T08:00:00+00:00',X'fdbd64dc41e1377a5d73f0b3e2f770f2ddae8f94923288ca84da949b1064e40b',X'c687e5f65a1cea8635c8e63c04bb6d17bef541199800578d54b03b5079cd017a',X'01a2030436277256875fa5575eddc9bf',X'451e2170ca00e487f7582da6f61bf795f3bb07aaf18bea6344e9eaa1c77ed52e');
INSERT INTO audit_block VALUES(42,X'01a20304363075d8a30ac3cc8350b319',X'01a20304363075d8a30ac3cc8350b319','2026-10-22T08:00:00+00:00',X'c687e5f65a1cea8635c8e63c04bb6d17bef541199800578d54b03b5079cd017a',X'd85e3c480672d24db617b8c2fad0b16167f6eeb72fe56bf0565f41076d256a03',X'01a20304363075d8a30ac3cc8350b319',X'a11b9d4ff7625f7eb014b3ae3d0e44157ae38de2ad2dceaca2da00560342d76f');
INSERT INTO audit_block VALUES(43,X'01a203043638751fae37d75b3ac9e502',X'01a203043638751fae37d75b3ac9e502','2026-10-22T08:00:00+00:00',X'd85e3c480672d24db617b8c2fad0b16167f6eeb72fe56bf0565f41076d256a03',X'23da113de83ea85b488e688f4bdaa091c3056ccabca492b262c8822e22185b78',X'01a203043638751fae37d75b3ac9e502',X'649e2be357ea2bae64f123eb09196095935ca6ae198398305301c1ad0ce89d10');
INSERT INTO audit_block VALUES(44,X'01a203043640762d8fbde687a5b08ad3',X'01a203043640762d8fbde687a5b08ad3','2026-10-23T08:00:00+00:00',X'23da113de83ea85b488e688f4bdaa091c3056ccabca492b262c8822e22185b78',X'96330f5a355b002db23fa6792b87ba7469163f8a9fd9d546d15f6eb556ccf93b',X'01a203043640762d8fbde687a5b08ad3',X'5cc9018ece84c8afbd21ef9273122a98367146682ea608d1dc0d57ee9f776706');
INSERT INTO audit_block VALUES(45,X'01a203043645731fa6ba80aeb02b5c30',X'01a203043645731fa6ba80aeb02b5c30','2026-10-23T08:00:00+00:00',X'96330f5a355b002db23fa6792b87ba7469163f8a9fd9d546d15f6eb556ccf93b',X'44d72f6ff021d6268af2068a9db344df34676204e6c21ceb56e5fe6477696d79',X'01a203043645731fa6ba80aeb02b5c30',X'27e787ccf2afc131cc49a4feb4a0ea478084ef74f3bdea4ff3c8850116d353a0');
INSERT INTO audit_block VALUES(46,X'01a20304364e70c79174807338c5577c',X'01a20304364e70c79174807338c5577c','2026-10-25T08:00:00+00:00',X'44d72f6ff021d6268af2068a9db344df34676204e6c21ceb56e5fe6477696d79',X'47c98c7f8a572fe2fe0a543642476f7b829dc39a1ff910ad1412a2e135b9a26d',X'01a20304364e70c79174807338c5577c',X'e8af802c3a066f8cb268f1b842cf01f69971be5aed8b77c2e8e108d806605341');
INSERT INTO audit_block VALUES(47,X'01a20304365976d6a5574d4d12c92d74',X'01a20304365976d6a5574d4d12c92d74','2026-10-27T08:00:00+00:00',X'47c98c7f8a572fe2fe0a543642476f7b829dc39a1ff910ad1412a2e135b9a26d',X'c8fc41be43a1852098141c84548d3c790f156f5d2b1348ed0aad86e8f2fbad45',X'01a20304365976d6a5574d4d12c92d74',X'261875fcd47b716e6a8f7d26d77a79bc919cd803fd0b0a87725ce98813389f76');
CREATE TABLE tally (
    district_id blob not null references area (id),
    domain text not null,
    urgency text not null,
    opened_on text not null,
    waiting integer not null check (waiting >= 0),
    primary key (district_id, domain, urgency, opened_on)
) strict;
INSERT INTO tally VALUES(X'01a2030434e077b584f2a52d5a70c00f','CARE','soon','2026-09-23',1);
INSERT INTO tally VALUES(X'01a2030434e077b584f2a52d5a70c00f','SOCI','routine','2026-09-23',1);
INSERT INTO tally VALUES(X'01a2030434e077b584f2a52d5a70c00f','DISA','soon','2026-09-23',1);
INSERT INTO tally VALUES(X'01a2030434e077b584f2a52d5a70c00f','GOOD','soon','2026-10-08',1);
INSERT INTO tally VALUES(X'01a2030434e077b584f2a52d5a70c00f','LANG','routine','2026-10-08',1);
INSERT INTO tally VALUES(X'01a2030434e077b584f2a52d5a70c00f','HOUS','soon','2026-10-08',1);
INSERT INTO tally VALUES(X'01a2030434e077b584f2a52d5a70c00f','HOUS','urgent','2026-10-21',1);
INSERT INTO tally VALUES(X'01a2030434e077b584f2a52d5a70c00f','FOOD','urgent','2026-10-21',1);
INSERT INTO tally VALUES(X'01a2030434e077b584f2a52d5a70c00f','WORK','soon','2026-10-21',1);
INSERT INTO tally VALUES(X'01a2030434e077b584f2a52d5a70c00f','MENT','soon','2026-10-21',1);
CREATE TABLE tally_person (
    district_id blob not null references area (id),
    domain text not null,
    person_id blob not null references person (id),
    household blob not null,
    needs integer not null check (needs >= 0),
    primary key (district_id, domain, person_id)
) strict;
INSERT INTO tally_person VALUES(X'01a2030434e077b584f2a52d5a70c00f','',X'01a2030435137218beb4c1968ba8c647',X'01a203043515707292811b3445e85f36',3);
INSERT INTO tally_person VALUES(X'01a2030434e077b584f2a52d5a70c00f','CARE',X'01a2030435137218beb4c1968ba8c647',X'01a203043515707292811b3445e85f36',1);
INSERT INTO tally_person VALUES(X'01a2030434e077b584f2a52d5a70c00f','SOCI',X'01a2030435137218beb4c1968ba8c647',X'01a203043515707292811b3445e85f36',1);
INSERT INTO tally_person VALUES(X'01a2030434e077b584f2a52d5a70c00f','DISA',X'01a2030435137218beb4c1968ba8c647',X'01a203043515707292811b3445e85f36',1);
INSERT INTO tally_person VALUES(X'01a2030434e077b584f2a52d5a70c00f','',X'01a20304355e713083cea9e90d45512d',X'01a20304355f72cba784065c481ab358',3);
INSERT INTO tally_person VALUES(X'01a2030434e077b584f2a52d5a70c00f','GOOD',X'01a20304355e713083cea9e90d45512d',X'01a20304355f72cba784065c481ab358',1);
INSERT INTO tally_person VALUES(X'01a2030434e077b584f2a52d5a70c00f','LANG',X'01a20304355e713083cea9e90d45512d',X'01a20304355f72cba784065c481ab358',1);
INSERT INTO tally_person VALUES(X'01a2030434e077b584f2a52d5a70c00f','HOUS',X'01a20304355e713083cea9e90d45512d',X'01a20304355f72cba784065c481ab358',1);
INSERT INTO tally_person VALUES(X'01a2030434e077b584f2a52d5a70c00f','',X'01a2030435b573889e1993fe39f8d77e',X'01a2030435b677fdb4747bb6eea5efd3',4);
INSERT INTO tally_person VALUES(X'01a2030434e077b584f2a52d5a70c00f','HOUS',X'01a2030435b573889e1993fe39f8d77e',X'01a2030435b677fdb4747bb6eea5efd3',1);
INSERT INTO tally_person VALUES(X'01a2030434e077b584f2a52d5a70c00f','FOOD',X'01a2030435b573889e1993fe39f8d77e',X'01a2030435b677fdb4747bb6eea5efd3',1);
INSERT INTO tally_person VALUES(X'01a2030434e077b584f2a52d5a70c00f','WORK',X'01a2030435b573889e1993fe39f8d77e',X'01a2030435b677fdb4747bb6eea5efd3',1);
INSERT INTO tally_person VALUES(X'01a2030434e077b584f2a52d5a70c00f','MENT',X'01a2030435b573889e1993fe39f8d77e',X'01a2030435b677fdb4747bb6eea5efd3',1);
CREATE TABLE tally_household (
    district_id blob not null references area (id),
    domain text not null,
    household blob not null,
    persons integer not null check (persons >= 0),
    primary key (district_id, domain, household)
) strict;
INSERT INTO tally_household VALUES(X'01a2030434e077b584f2a52d5a70c00f','',X'01a203043515707292811b3445e85f36',1);
INSERT INTO tally_household VALUES(X'01a2030434e077b584f2a52d5a70c00f','CARE',X'01a203043515707292811b3445e85f36',1);
INSERT INTO tally_household VALUES(X'01a2030434e077b584f2a52d5a70c00f','SOCI',X'01a203043515707292811b3445e85f36',1);
INSERT INTO tally_household VALUES(X'01a2030434e077b584f2a52d5a70c00f','DISA',X'01a203043515707292811b3445e85f36',1);
INSERT INTO tally_household VALUES(X'01a2030434e077b584f2a52d5a70c00f','',X'01a20304355f72cba784065c481ab358',1);
INSERT INTO tally_household VALUES(X'01a2030434e077b584f2a52d5a70c00f','GOOD',X'01a20304355f72cba784065c481ab358',1);
INSERT INTO tally_household VALUES(X'01a2030434e077b584f2a52d5a70c00f','LANG',X'01a20304355f72cba784065c481ab358',1);
INSERT INTO tally_household VALUES(X'01a2030434e077b584f2a52d5a70c00f','HOUS',X'01a20304355f72cba784065c481ab358',1);
INSERT INTO tally_household VALUES(X'01a2030434e077b584f2a52d5a70c00f','',X'01a2030435b677fdb4747bb6eea5efd3',1);
INSERT INTO tally_household VALUES(X'01a2030434e077b584f2a52d5a70c00f','HOUS',X'01a2030435b677fdb4747bb6eea5efd3',1);
INSERT INTO tally_household VALUES(X'01a2030434e077b584f2a52d5a70c00f','FOOD',X'01a2030435b677fdb4747bb6eea5efd3',1);
INSERT INTO tally_household VALUES(X'01a2030434e077b584f2a52d5a70c00f','WORK',X'01a2030435b677fdb4747bb6eea5efd3',1);
INSERT INTO tally_household VALUES(X'01a2030434e077b584f2a52d5a70c00f','MENT',X'01a2030435b677fdb4747bb6eea5efd3',1);
CREATE TABLE tally_cell (
    district_id blob not null references area (id),
    domain text not null,
    persons integer not null check (persons >= 0),
    households integer not null check (households >= 0),
    primary key (district_id, domain)
) strict;
INSERT INTO tally_cell VALUES(X'01a2030434e077b584f2a52d5a70c00f','',3,3);
INSERT INTO tally_cell VALUES(X'01a2030434e077b584f2a52d5a70c00f','CARE',1,1);
INSERT INTO tally_cell VALUES(X'01a2030434e077b584f2a52d5a70c00f','SOCI',1,1);
INSERT INTO tally_cell VALUES(X'01a2030434e077b584f2a52d5a70c00f','DISA',1,1);
INSERT INTO tally_cell VALUES(X'01a2030434e077b584f2a52d5a70c00f','GOOD',1,1);
INSERT INTO tally_cell VALUES(X'01a2030434e077b584f2a52d5a70c00f','LANG',1,1);
INSERT INTO tally_cell VALUES(X'01a2030434e077b584f2a52d5a70c00f','HOUS',2,2);
INSERT INTO tally_cell VALUES(X'01a2030434e077b584f2a52d5a70c00f','FOOD',1,1);
INSERT INTO tally_cell VALUES(X'01a2030434e077b584f2a52d5a70c00f','WORK',1,1);
INSERT INTO tally_cell VALUES(X'01a2030434e077b584f2a52d5a70c00f','MENT',1,1);
CREATE TABLE tally_closed (
    district_id blob not null references area (id),
    domain text not null,
    month text not null,
    needs integer not null check (needs >= 0),
    primary key (district_id, domain, month)
) strict;
CREATE TABLE tally_closed_need (
    need_id blob primary key not null references need (id),
    district_id blob not null references area (id),
    domain text not null,
    month text not null
) strict;
CREATE TABLE need_card_apart (
    need_id blob primary key not null references need (id),
    person_id blob not null references person (id),
    domain text not null,
    kind_of_help_id blob references kind_of_help (id),
    district_id blob not null references area (id),
    area_id blob not null references area (id),
    urgency text not null,
    severity_band text not null,
    opened_week text not null,
    tie integer not null,
    age_band text,
    household_band text,
    languages text not null,
    answers text not null
) strict;
CREATE INDEX area_by_kind on area (kind, name_key, id);
CREATE INDEX area_by_parent on area (parent_id);
CREATE INDEX organization_by_name on organization (name_key, id);
CREATE INDEX organization_by_kind on organization (kind, name_key, id);
CREATE INDEX account_by_organization on account (organization_id, id);
CREATE INDEX session_by_account on session (account_id);
CREATE INDEX session_by_end on session (ends_at);
CREATE INDEX token_by_account on token (account_id);
CREATE INDEX device_by_time on device (seen_at);
CREATE INDEX sign_in_failure_by_subject on sign_in_failure (subject, at);
CREATE INDEX sign_in_failure_by_time on sign_in_failure (at);
CREATE INDEX mutation_memo_by_time on mutation_memo (at);
CREATE INDEX person_by_lead on person (lead_organization_id, id);
CREATE INDEX person_by_household on person (household_id);
CREATE INDEX household_member_by_household on household_member (household_id, position);
CREATE INDEX household_member_by_person on household_member (person_id);
CREATE INDEX person_name_by_lead on person_name (lead_organization_id, key, person_id);
CREATE INDEX sharing_grant_by_person on sharing_grant (person_id, status);
CREATE INDEX sharing_grant_by_recipient on sharing_grant (recipient_id, person_id) where recipient_id is not null;
CREATE INDEX notice_given_by_person on notice_given (person_id);
CREATE INDEX kind_of_help_by_domain on kind_of_help (domain, code);
CREATE INDEX need_by_person on need (person_id, opened_at, id);
CREATE INDEX need_by_district on need (district_id, domain, status);
CREATE INDEX need_member_by_member on need_member (member_id);
CREATE INDEX need_event_by_need on need_event (need_id, at, id);
CREATE INDEX need_card_in_order on need_card (district_id, domain, urgency_rank, opened_week, tie, need_id);
CREATE INDEX need_card_by_person on need_card (person_id);
CREATE UNIQUE INDEX face_once_a_source on face_edition (source, source_id, edition) where source_id is not null;
CREATE UNIQUE INDEX location_once_a_source on location_edition (source, source_id, edition) where source_id is not null;
CREATE INDEX location_by_organization on location_edition (organization_id);
CREATE UNIQUE INDEX service_once_a_source on service_edition (source, source_id, edition) where source_id is not null;
CREATE INDEX service_by_name on service_edition (name_key, service_id);
CREATE INDEX service_by_organization on service_edition (organization_id);
CREATE INDEX service_help_by_domain on service_help (domain, service_id, edition);
CREATE INDEX service_area_by_area on service_area (area_id, service_id, edition);
CREATE INDEX service_at_location_by_location on service_at_location (location_id, service_id, edition);
CREATE INDEX standing_offer_by_organization on standing_offer (organization_id, domain);
CREATE VIEW face as
select v.* from face_edition v
  join directory_source s on s.name = v.source
 where v.edition <= s.edition and (v.superseded is null or v.superseded > s.edition);
CREATE VIEW location as
select v.* from location_edition v
  join directory_source s on s.name = v.source
 where v.edition <= s.edition and (v.superseded is null or v.superseded > s.edition);
CREATE VIEW service as
select v.* from service_edition v
  join directory_source s on s.name = v.source
 where v.edition <= s.edition and (v.superseded is null or v.superseded > s.edition);
CREATE UNIQUE INDEX claim_holds_alone on claim (need_id) where status = 'active' and exclusive;
CREATE UNIQUE INDEX claim_once_each on claim (need_id, organization_id) where status in ('proposed', 'active');
CREATE INDEX claim_by_organization on claim (organization_id, status, person_id);
CREATE INDEX claim_by_person on claim (person_id, status);
CREATE UNIQUE INDEX referral_once_open on referral (need_id, to_id) where status in ('sent', 'accepted', 'in_progress');
CREATE INDEX referral_by_recipient on referral (to_id, status, person_id);
CREATE INDEX referral_by_sender on referral (from_id, status, person_id);
CREATE INDEX referral_by_person on referral (person_id, status);
CREATE VIEW standing (organization_id, person_id, relation, need_id, domain, parts, from_at, until_at) as
select p.lead_organization_id, p.id, 'lead', cast(null as uuid), cast(null as text), 9223372036854775807, cast(null as timestamptz), p.basis_ends_at
  from person p
union all
select g.recipient_id, g.person_id, 'shared_with', cast(null as uuid), cast(null as text), g.parts, g.from_at, g.until_at
  from sharing_grant g
 where g.status = 'active' and g.recipient_id is not null
union all
select c.organization_id, c.person_id, 'care_team', c.need_id, n.domain, c.parts, c.active_at, c.held_until
  from claim c
  join need n on n.id = c.need_id
  join person p on p.id = c.person_id
 where c.status = 'active' and not p.sealed
union all
select c.organization_id, c.person_id, 'care_team', c.need_id, n.domain, c.contact_parts, c.contact_from, c.held_until
  from claim c
  join need n on n.id = c.need_id
  join person p on p.id = c.person_id
 where c.status = 'active' and not p.sealed
union all
select r.to_id, r.person_id, 'care_team', r.need_id, n.domain, r.parts, r.accepted_at, r.grace_until
  from referral r
  join need n on n.id = r.need_id
  join person p on p.id = r.person_id
 where r.status in ('accepted', 'in_progress', 'completed') and not p.sealed
union all
select r.to_id, r.person_id, 'referred', r.need_id, n.domain, 1, r.sent_at, null
  from referral r
  join need n on n.id = r.need_id
  join person p on p.id = r.person_id
 where r.status = 'sent' and not p.sealed;
CREATE INDEX audit_event_by_person on audit_event (person_id, at);
CREATE INDEX audit_block_by_last on audit_block (last_id);
CREATE INDEX need_card_apart_by_person on need_card_apart (person_id);
COMMIT;
