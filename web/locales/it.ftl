# Rifiuti dell'API: il codice con i trattini.
conflict = Nel frattempo qualcuno ha modificato questo dato (versione { $version }). Ricaricalo e ripeti la modifica.
grant-actions-required = Indica che cosa può fare chi riceve: leggere, scrivere o entrambe.
grant-basis-not-allowed = Il tuo tipo di ente non può registrare questa base per: { $parts }. Togli queste sezioni o registra un'altra base (per tutte le sezioni insieme: { $allowed }).
grant-from-before-signature = Un'autorizzazione non può cominciare prima della firma.
grant-not-active = Questa autorizzazione non è più in vigore. Non resta nulla da revocare.
grant-notes-never = Le note professionali non escono mai dall'ente che le ha scritte. Toglile.
grant-one-recipient = Indica un solo ente oppure i tipi di ente.
grant-parts-not-yours = Il tuo ruolo non può condividere: { $parts }. Togli queste sezioni o chiedi a un professionista del tuo ente.
grant-parts-required = Un elenco vuoto non condivide nulla. Indica le sezioni da condividere.
grant-proof-required = Indica che cosa prova che può parlare per la persona.
grant-purpose-not-allowed = Nulla di una persona si condivide per gestire il sistema. Scegli un'altra finalità.
grant-refusal-of-consent = La persona può rifiutare solo un consenso. Registra il rifiuto con la base consenso.
grant-sealed-part-by-name = Le sezioni sigillate si condividono solo con enti indicati per nome: { $parts }. Indica un ente o togli queste sezioni.
grant-sealed-person-by-name = Ciò che riguarda una persona protetta si condivide solo con enti indicati per nome. Indica un ente.
grant-signed-in-future = La firma è nel futuro.
grant-signed-too-long-ago = Con questa base un'autorizzazione firmata allora è finita il { $last }. Chiedila di nuovo.
grant-until-too-early = La fine deve venire dopo l'inizio e dopo adesso.
grant-until-too-late = Con questa base, per queste sezioni, un'autorizzazione firmata allora dura al massimo fino al { $last }.
mutation-id-reused = Questo clientMutationId è già stato usato per altri dati. Usane uno nuovo.
not-found = Non esiste, o non ne puoi avere notizia.
page-cursor = Questo cursore è di un altro elenco o di un altro lettore. Ricomincia dall'inizio.
page-first = Una pagina ha da 0 a { $max } voci.
text-control-character = Il testo contiene caratteri di controllo. Toglili.
text-not-a-language = Non è il codice di una lingua, come it, en, ar.
text-required = Questo campo serve.
text-too-long = Al massimo { $max } caratteri.

# Errori.
error-internal = Qualcosa si è rotto da parte nostra. Cita il numero quando chiedi aiuto.
error-out-of-scope = Questo token non è stato dato per questo.
error-unauthenticated = Accedi, o manda un token ancora valido.
error-unavailable = Troppo carico in questo momento. Riprova con lo stesso clientMutationId: nulla accade due volte.

# Persone.
area-unknown = Questo luogo non esiste. Prendi un id da `areas`.
contact-mail = Non è un indirizzo di posta.
contact-phone = Un numero di telefono ha almeno tre cifre e nessuna lettera.
citizenship-nationality = Indica il Paese con due maiuscole (ISO 3166-1 alpha-2), come IT.
economic-negative = Una somma non può essere sotto zero.
health-disability-percent = Una percentuale sta tra 0 e 100.
household-birth-year = Quest'anno non è possibile.
household-too-many = Un nucleo ha al massimo { $max } componenti.
identity-birth = Nessuna persona in vita è nata allora. Controlla la data o l'anno.
identity-fiscal-code = Il codice fiscale ha 16 caratteri e una lettera di controllo; questo non torna. Si può anche non indicare.
identity-name-or-alias = Indica un nome o un soprannome: il soprannome da solo basta.
people-one-filter = Cerca per nome o per distretto, non per entrambi insieme.
person-language = Le lingue sono codici BCP 47 come it o ar, al massimo { $max }.
person-notice-required = Il tuo ente tiene i dati delle persone con il loro consenso: indica quale informativa hanno avuto, e quando.
person-nothing-given = Indica almeno una sezione da scrivere.
person-register-refused = Il tuo ruolo non può registrare persone con queste sezioni.
