using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>A party's request for a hearing.</summary>
public sealed record HearingRequestBody(string? HearingReason);

/// <summary><c>POST /cases/{token}/hearing</c>: the party requests a hearing by its link, if the advance notice grants one.</summary>
public sealed class RequestHearingEndpoint(CaseAccess access, PartyPosts posts, ActContexts contexts)
{
    [Function(nameof(RequestHearingEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{token}/hearing")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        await posts.RecordAsync<HearingRequestBody>(
            request,
            token,
            await access.OpenAsync(token, cancellationToken),
            values => new HearingRequestBody(values.GetValueOrDefault(CaseFields.HearingReason)),
            (integrityCase, body) =>
                contexts
                    .Of(integrityCase.RuleVersion)
                    .Then(context =>
                        HearingPolicy.Request(
                            integrityCase,
                            new HearingRequestForm { Reason = body.HearingReason },
                            enteredBy: null,
                            context
                        )
                    )
                    .Select<Fact>(requested => requested),
            client,
            cancellationToken
        );
}
