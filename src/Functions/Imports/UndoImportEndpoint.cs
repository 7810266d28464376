using CreditFunctions.Pages.Imports;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Imports;

/// <summary><c>POST /desk/imports/{importId}/undo</c>: an officer reverses an import that nothing has used yet.</summary>
public sealed class UndoImportEndpoint(ImportActs acts, ImportDesk desk)
{
    [Function(nameof(UndoImportEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/imports/{importId}/undo")] HttpRequest request,
        string importId,
        CancellationToken cancellationToken
    ) =>
        acts.RecordAsync(
            request,
            importId,
            [ImportFields.Reason],
            (id, post) => desk.UndoAsync(id, post.Officer, post[ImportFields.Reason], cancellationToken),
            cancellationToken
        );
}
