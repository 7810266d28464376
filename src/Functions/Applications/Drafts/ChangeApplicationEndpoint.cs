using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Applications.Drafting;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Applications;

/// <summary>
/// <c>PUT /applications/{applicationId}</c>, and <c>POST</c> by its form: replaces a draft, or the parts that a correction opens. A button
/// that adds or removes a party stores nothing and returns the form.
/// </summary>
public sealed class ChangeApplicationEndpoint(
    ApplicantAccess access,
    ApplicantCommands desk,
    RoundDirectory directory,
    ApplicationDraftIntake intake,
    ApplicationDraftPages pages,
    IRecordStore<Application> applications,
    UnitIndex units,
    RoundMembers members,
    TimeProvider time,
    Responses responses
)
{
    [Function(nameof(ChangeApplicationEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "post", Route = "applications/{applicationId}")] HttpRequest request,
        string applicationId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var guide = await directory.GetAsync(opened.State, cancellationToken);
        if (!ApplicantAccess.IsByBearer(request))
        {
            return await ChangeByFormAsync(request, opened, guide, cancellationToken);
        }

        if (!(await RequestJson.ReadAsync<ApplicationForm>(request, cancellationToken)).TryGet(out var form, out errors))
        {
            return responses.Problem(request, errors);
        }

        return await ChangeAsync(opened, guide, form, version: null, cancellationToken) switch
        {
            Recording<Application>.Done done => Results.Json(
                ApplicationView.Of(done.State, await directory.GetAsync(done.State, cancellationToken)),
                RequestJson.Options
            ),
            Recording<Application>.Refused refused => responses.Problem(request, refused.Errors),
            _ => Results.Json(ApplicationView.Of(opened.State, guide), RequestJson.Options),
        };
    }

    private async Task<IResult> ChangeByFormAsync(
        HttpRequest request,
        Stored<Application> opened,
        RoundGuide guide,
        CancellationToken cancellationToken
    )
    {
        if (!(await desk.ReadFormAsync(request, opened.State.Id, cancellationToken)).TryGet(out var values, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var form = ApplicationDraftFields.Read(values);
        var version = FormVersion.In(values);
        var conflicts = ImmutableArray<FieldDifference>.Empty;
        if (ApplicationDraftFields.Rearrange(form.Parties, values.GetValueOrDefault(ApplicationFields.Action)) is { } rows)
        {
            return Show(form with { Parties = rows }, []);
        }

        if (await ChangeAsync(opened, guide, form, version, cancellationToken) is not Recording<Application>.Refused refused)
        {
            return desk.SeeApplication(request, opened.State.Id);
        }

        if (refused.Errors.Contains(FormVersion.SavedMeanwhile()))
        {
            opened = await applications.GetAsync(opened.Id, cancellationToken);
            var saved = ApplicationDraftFields.Saved(opened.State);
            (conflicts, version) = (FormVersion.Compare(saved, ApplicationDraftFields.Typed(form, saved)), FormVersion.Of(saved));
            if (conflicts.IsEmpty)
            {
                // Another window has saved the same values.
                return desk.SeeApplication(request, opened.State.Id);
            }
        }

        return Show(form, refused.Errors);

        IResult Show(ApplicationForm entered, ImmutableArray<Error> faults) =>
            responses.Page(
                request,
                pages.Change(
                    opened.State,
                    guide,
                    entered,
                    new FormState
                    {
                        Values = ApplicationDraftFields.Write(entered, values.GetValueOrDefault(ApplicationFields.AmountYuan)),
                        Errors = faults,
                        Version = version,
                        Conflicts = conflicts,
                    }
                ),
                guide,
                faults.IsEmpty ? StatusCodes.Status200OK : Problems.StatusOf(faults)
            );
    }

    /// <param name="version">Of the contents that the form was filled from; null if not given.</param>
    private async Task<Recording<Application>> ChangeAsync(
        Stored<Application> opened,
        RoundGuide guide,
        ApplicationForm form,
        string? version,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var change = await intake.CheckChangeAsync(form, opened.State, guide, now, cancellationToken);
        var recording = await applications.RecordAsync(
            opened.Id,
            $"draft|{Guid.NewGuid():N}",
            // The draft may have been submitted meanwhile. Numbers are sealed for this draft regardless of its other contents. It may also
            // have been handed over: the contact is the current one.
            current =>
                FormVersion.IsStale(version, ApplicationDraftFields.Saved(current))
                    ? FormVersion.SavedMeanwhile()
                    : change
                        .Then(changed => ApplicationPolicy.CheckStillOpen(current, guide, changed, now))
                        .Select<Fact>(changed => changed with { ContactEmail = current.ContactEmail }),
            Signature.Applicant(now),
            [],
            cancellationToken
        );
        if (recording is Recording<Application>.Done)
        {
            await units.RefreshAsync(opened.State, cancellationToken);
            await members.PutAsync(await applications.GetAsync(opened.Id, cancellationToken), cancellationToken);
        }

        return recording;
    }
}
