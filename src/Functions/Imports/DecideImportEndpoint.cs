using CreditFunctions.Core;
using CreditFunctions.Pages.Imports;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Imports;

/// <summary><c>POST /desk/imports/{importId}/confirmation</c>: a second officer confirms the read rows or rejects them.</summary>
public sealed class DecideImportEndpoint(ImportActs acts, ImportDesk desk)
{
    [Function(nameof(DecideImportEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/imports/{importId}/confirmation")] HttpRequest request,
        string importId,
        CancellationToken cancellationToken
    ) =>
        acts.RecordAsync(
            request,
            importId,
            [ImportFields.Choice, ImportFields.Reason],
            async (id, post) =>
                post[ImportFields.Choice] is ImportFields.Confirm or ImportFields.Reject
                    ? await desk.DecideAsync(
                        id,
                        post.Officer,
                        post[ImportFields.Choice] == ImportFields.Confirm,
                        post[ImportFields.Reason],
                        cancellationToken
                    )
                    : new Error(ErrorKind.Invalid, "import-choice-is-missing", "Say whether the import is confirmed or rejected.").At(
                        ImportFields.Choice
                    ),
            cancellationToken
        );
}
