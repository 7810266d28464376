using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Desk;

/// <summary><c>POST /desk/applications/{applicationId}/lifting</c>: lets a held application go on.</summary>
public sealed class LiftHoldEndpoint(
    DeskForms forms, IRecordStore<Application> applications, ApplicationRecorder recorder, DeskApplicationPages pages, IOptions<SiteOptions> site, TimeProvider time, Answers answers)
{
    [Function(nameof(LiftHoldEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/applications/{applicationId}/lifting")] HttpRequest request,
        string applicationId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        if (!(await forms.ReadAsync(request, DeskAct.LiftHold, [HoldFields.Reason], cancellationToken)).TryGet(out var post, out var errors))
        {
            return answers.Problem(request, errors);
        }

        if (!ApplicationId.TryParse(applicationId, out var id) || await applications.FindAsync(id.Value, cancellationToken) is not { } stored)
        {
            return answers.Problem(request, ApplicationErrors.NotFound());
        }

        var now = time.GetUtcNow();
        var recording = await recorder.RecordAsync(
            stored.Id,
            $"lift|desk|{stored.AuditHead.Sequence}",
            application => HoldPolicy.Lift(application, post[HoldFields.Reason], now).Select<Fact>(lifted => lifted),
            new Signature(post.Officer.Id, nameof(DeskAct.LiftHold), now),
            client,
            cancellationToken);
        if (recording is not Recording<Application>.Refused refused)
        {
            return post.IsForm
                ? new SeeOther(site.Value.Address($"desk/applications/{stored.Id}{request.QueryString}"))
                : await pages.ShowAsync(request, post.Officer, (await applications.FindAsync(stored.Id, cancellationToken))!, state: null, cancellationToken);
        }

        return post.IsForm
            ? await pages.ShowAsync(request, post.Officer, stored, new FormState { Values = post.Values, Errors = refused.Errors }, cancellationToken)
            : answers.Problem(request, refused.Errors);
    }
}
