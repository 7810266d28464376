using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Commitments;

/// <summary>
/// <c>GET /applications/{applicationId}/commitments/{partyId}</c>: a party's commitment and its signature, for the clerk.
/// </summary>
public sealed class GetCommitmentEndpoint(
    ApplicantAccess access,
    RoundDirectory directory,
    CommitmentPages pages,
    CommitmentBook book,
    TimeProvider time,
    Responses responses
)
{
    [Function(nameof(GetCommitmentEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "applications/{applicationId}/commitments/{partyId}")]
            HttpRequest request,
        string applicationId,
        string partyId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (opened.State.FindParty(partyId) is not { } party)
        {
            return responses.Problem(request, ApplicationErrors.PartyIsUnknown(partyId));
        }

        var guide = await directory.GetAsync(opened.State, cancellationToken);
        return responses.Of(
            request,
            new CommitmentView(
                partyId,
                CommitmentTextView.Of(book.InForceFor(party, time.GetUtcNow())),
                opened.State.CommitmentOf(partyId),
                opened.State.InvitationOf(partyId)
            ),
            () => pages.ForClerk(opened.State, party, guide),
            guide
        );
    }
}
