# Refusals of the API: the code with hyphens.
conflict = Somebody changed this in the meantime (version { $version }). Load it again and repeat your change.
mutation-id-reused = This clientMutationId was used for another input. Use a new one.
not-found = There is no such record, or you may not know of it.
page-cursor = This cursor belongs to another list or another reader. Start from the beginning.
page-first = A page has 0 to { $max } entries.
text-control-character = The text holds control characters. Remove them.
text-required = This field is needed.
text-too-long = At most { $max } characters.

# Errors.
error-internal = Something broke on our side. Quote the ticket when you ask for help.
error-out-of-scope = This token was not given for that.
error-unauthenticated = Sign in, or send a token that is still valid.
error-unavailable = Too busy just now. Ask again with the same clientMutationId: nothing happens twice.
