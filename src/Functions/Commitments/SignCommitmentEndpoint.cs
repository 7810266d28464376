using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Commitments;

/// <summary>
/// <c>POST /commitments/{token}</c>: a party signs its commitment. The link identifies the signer: it was sent only to the party's mailbox.
/// </summary>
public sealed class SignCommitmentEndpoint(
    SigningAccess access,
    IRecordStore<Application> applications,
    ConfirmedAddresses addresses,
    CommitmentPages pages,
    CommitmentBook book,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Responses responses
)
{
    [Function(nameof(SignCommitmentEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "commitments/{token}")] HttpRequest request,
        string token,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.OpenAsync(token, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var values = ImmutableDictionary<string, string>.Empty;
        var form = new CommitmentForm();
        var byForm = PostedForm.Is(request);
        if (
            byForm
                ? !(await PostedForm.ReadAsync(request, cancellationToken)).TryGet(out values, out errors)
                : !(await RequestJson.ReadAsync<CommitmentForm>(request, cancellationToken)).TryGet(out form, out errors)
        )
        {
            return responses.Problem(request, errors);
        }

        var recording = await SignAsync(opened, byForm ? CommitmentValues.Read(values) : form, cancellationToken);
        return recording switch
        {
            Recording<Application>.Refused refused when byForm => responses.Page(
                request,
                pages.ForParty(opened, token, new FormState { Values = values, Errors = refused.Errors }),
                opened.Guide,
                Problems.StatusOf(refused.Errors)
            ),
            Recording<Application>.Refused refused => responses.Problem(request, refused.Errors),
            Recording<Application>.Missing => responses.Problem(request, CommitmentErrors.LinkIsUnknown()),
            _ when byForm => new SeeOther(site.Value.Address($"commitments/{token}{Responses.LanguageOf(request)}")),
            Recording<Application>.Done done => await ShowAsync(
                opened with
                {
                    Stored = opened.Stored with { State = done.State },
                },
                cancellationToken
            ),
            _ => await ShowAsync(opened, cancellationToken),
        };
    }

    private async Task<IResult> ShowAsync(OpenedSigning opened, CancellationToken cancellationToken) =>
        Results.Json(SigningView.Of(await access.CheckBanAsync(opened, cancellationToken), book, time.GetUtcNow()), RequestJson.Options);

    private async Task<Recording<Application>> SignAsync(OpenedSigning opened, CommitmentForm form, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var recording = await applications.RecordAsync(
            opened.Stored.Id,
            $"signature|{opened.Party.Id}|{now.UtcTicks}",
            application =>
                CommitmentPolicy
                    .SignByLink(application, opened.Guide, opened.Party.Id, opened.Mark, form, book, now)
                    .Select<Fact>(signed => signed),
            Signature.Party(opened.Party, now),
            [],
            cancellationToken
        );
        if (recording is Recording<Application>.Done)
        {
            // Signing by a link that was only mailed proves access to the mailbox.
            await addresses.ConfirmAsync(opened.Invitation.Email, cancellationToken);
        }

        return recording;
    }
}
