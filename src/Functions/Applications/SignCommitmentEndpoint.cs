using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Applications;

/// <summary><c>PUT /applications/{applicationId}/commitments/{partyId}</c>: signs one party's commitment.</summary>
public sealed class SignCommitmentEndpoint(
    ApplicantAccess access,
    RoundDirectory directory,
    IRecordStore<Application> applications,
    TimeProvider time,
    Answers answers)
{
    [Function(nameof(SignCommitmentEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "put",
            Route = "applications/{applicationId}/commitments/{partyId}")] HttpRequest request,
        string applicationId,
        string partyId,
        CancellationToken cancellationToken)
    {
        if (!(await access.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var opened, out var errors)
            || !(await RequestJson.ReadAsync<CommitmentForm>(request, cancellationToken)).TryGet(out var form, out errors))
        {
            return answers.Problem(request, errors);
        }

        // Before it becomes part of a key: an address may hold characters that no key can.
        if (opened.State.Parties.All(party => party.Id != partyId))
        {
            return answers.Problem(request, ApplicationErrors.PartyIsUnknown(partyId));
        }

        var now = time.GetUtcNow();
        var guide = await directory.GetAsync(opened.State.RoundId.Value, cancellationToken);
        var recording = await applications.RecordAsync(
            opened.Id,
            $"commitment|{partyId}|{now.UtcTicks}",
            application => ApplicationPolicy.Sign(application, guide, partyId, form, now).Select<Fact>(signed => signed),
            new Signature("applicant", partyId, now),
            [],
            cancellationToken);
        return recording switch
        {
            Recording<Application>.Done done => Results.Json(ApplicationView.Of(done.State, guide), RequestJson.Options),

            // The client library has sent the signature again because the first answer was lost.
            Recording<Application>.Earlier => Results.Json(
                ApplicationView.Of((await applications.GetAsync(opened.Id, cancellationToken)).State, guide), RequestJson.Options),
            Recording<Application>.Refused refused => answers.Problem(request, refused.Errors),
            _ => answers.Problem(request, ApplicationErrors.NotFound()),
        };
    }
}
