using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Desk;

/// <summary>Holds applications, lifts holds, and disqualifies barred applications, for officers.</summary>
public sealed class DeskHolds(
    DeskForms forms,
    IRecordStore<Application> applications,
    ApplicationRecorder recorder,
    DeskApplicationPages pages,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Responses responses
)
{
    /// <summary>Records an officer's decision on an application, once for each state of the record.</summary>
    /// <param name="fields">Names of the form fields.</param>
    /// <param name="factKind">Prefix of the fact key.</param>
    /// <param name="receipt">The applicant's mail, from the application after the fact.</param>
    /// <param name="onRecorded">Further effects, given the application before the decision; executed again if it is repeated.</param>
    public async Task<IResult> RecordAsync(
        HttpRequest request,
        string applicationId,
        DeskAct act,
        IReadOnlyList<string> fields,
        string factKind,
        Func<Application, DeskPost, DateTimeOffset, Result<Fact>> decide,
        DurableTaskClient client,
        CancellationToken cancellationToken,
        Func<Application, Task>? onRecorded = null,
        Func<Application, OwedNotification>? receipt = null
    )
    {
        if (!(await forms.ReadAsync(request, act, fields, cancellationToken)).TryGet(out var post, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (
            !ApplicationId.TryParse(applicationId, out var id)
            || await applications.FindAsync(id.Value, cancellationToken) is not { } stored
        )
        {
            return responses.Problem(request, ApplicationErrors.NotFound());
        }

        var now = time.GetUtcNow();
        var recording = await recorder.RecordAsync(
            stored.Id,
            $"{factKind}|desk|{stored.AuditHead.Sequence}|{post.Officer.Id}",
            application => decide(application, post, now),
            DeskPolicy.Sign(post.Officer, act, now),
            client,
            cancellationToken,
            receipt
        );
        if (recording is not Recording<Application>.Refused refused)
        {
            await (onRecorded?.Invoke(stored.State) ?? Task.CompletedTask);
            return post.IsForm
                ? new SeeOther(site.Value.Address($"desk/applications/{stored.Id}{request.QueryString}"))
                : await pages.ShowAsync(
                    request,
                    post.Officer,
                    (await applications.FindAsync(stored.Id, cancellationToken))!,
                    state: null,
                    cancellationToken
                );
        }

        return post.IsForm
            ? await pages.ShowAsync(
                request,
                post.Officer,
                stored,
                new FormState { Values = post.Values, Errors = refused.Errors },
                cancellationToken
            )
            : responses.Problem(request, refused.Errors);
    }
}
