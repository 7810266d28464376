using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>A party's request for a recusal.</summary>
/// <param name="RecusalOfficer">As the page of the case names them.</param>
public sealed record RecusalRequestBody(string? RecusalOfficer, string? RecusalReason);

/// <summary><c>POST /cases/{token}/recusal</c>: the party requests, by its link, that an officer leaves their seat in the case.</summary>
public sealed class RequestRecusalEndpoint(CaseAccess access, PartyPosts posts, StaffRecords staff, TimeProvider time)
{
    [Function(nameof(RequestRecusalEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{token}/recusal")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var opened = await access.OpenAsync(token, cancellationToken);
        var directory = await staff.ReadAsync(cancellationToken);
        var now = time.GetUtcNow();
        return await posts.RecordAsync<RecusalRequestBody>(
            request,
            token,
            opened,
            values => new RecusalRequestBody(
                values.GetValueOrDefault(CaseFields.RecusalOfficer),
                values.GetValueOrDefault(CaseFields.RecusalReason)
            ),
            (integrityCase, body) =>
                RecusalPolicy
                    .Ask(
                        integrityCase,
                        new RecusalForm { Officer = body.RecusalOfficer, Reason = body.RecusalReason },
                        asking: null,
                        directory,
                        now
                    )
                    .Select<Fact>(asked => asked),
            client,
            cancellationToken
        );
    }
}
