# Rifiuti dell'API: il codice con i trattini.
conflict = Nel frattempo qualcuno ha modificato questo dato (versione { $version }). Ricaricalo e ripeti la modifica.
mutation-id-reused = Questo clientMutationId è già stato usato per altri dati. Usane uno nuovo.
not-found = Non esiste, o non ne puoi avere notizia.
page-cursor = Questo cursore è di un altro elenco o di un altro lettore. Ricomincia dall'inizio.
page-first = Una pagina ha da 0 a { $max } voci.
text-control-character = Il testo contiene caratteri di controllo. Toglili.
text-required = Questo campo serve.
text-too-long = Al massimo { $max } caratteri.

# Errori.
error-internal = Qualcosa si è rotto da parte nostra. Cita il numero quando chiedi aiuto.
error-out-of-scope = Questo token non è stato dato per questo.
error-unauthenticated = Accedi, o manda un token ancora valido.
error-unavailable = Troppo carico in questo momento. Riprova con lo stesso clientMutationId: nulla accade due volte.
