using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Applications;

/// <summary><c>GET /applications/{applicationId}/commitments/{partyId}</c>: the text of a party's commitment, and what was signed.</summary>
public sealed class GetCommitmentEndpoint(ApplicantAccess access, RoundDirectory directory, DraftPages pages, Answers answers)
{
    [Function(nameof(GetCommitmentEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "applications/{applicationId}/commitments/{partyId}")] HttpRequest request,
        string applicationId,
        string partyId,
        CancellationToken cancellationToken)
    {
        if (!(await access.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return answers.Problem(request, errors);
        }

        if (opened.State.Parties.FirstOrDefault(party => party.Id == partyId) is not { } party)
        {
            return answers.Problem(request, ApplicationErrors.PartyIsUnknown(partyId));
        }

        var guide = await directory.GetAsync(opened.State.RoundId.Value, cancellationToken);
        var signed = opened.State.Commitments.FirstOrDefault(each => each.PartyId == partyId);
        return answers.Of(
            request,
            new CommitmentView(partyId, CommitmentText.CurrentVersion, CommitmentText.CurrentSha256, CommitmentText.Current, signed),
            () => pages.Commitment(opened.State, party, guide),
            guide);
    }
}

/// <summary>What a party is asked to sign, and what it signed.</summary>
public sealed record CommitmentView(string PartyId, string TextVersion, string TextSha256, string Text, Commitment? Signed);
