using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Applications;
using CreditFunctions.Pages.Applications.Steps;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Applications;

/// <summary>The body of a step as JSON; optional where the step needs no fields.</summary>
public sealed record StepForm
{
    public string? Reason { get; init; }

    public string? ContactEmail { get; init; }
}

/// <summary>A step that an applicant requests, from a page or a program.</summary>
/// <param name="Opened">The application as it was read.</param>
/// <param name="Values">The fields of the page; empty for a program.</param>
/// <param name="ReceivedAt">When the whole request was received, by the server's clock.</param>
public sealed record StepAsked(
    Stored<Application> Opened,
    RoundGuide Guide,
    StepForm Form,
    ImmutableDictionary<string, string> Values,
    bool ByForm,
    DateTimeOffset ReceivedAt
)
{
    public Application Application => Opened.State;

    public Signature Signature => Signature.Applicant(ReceivedAt);
}

/// <summary>
/// Executes the steps of applicants, from a page with its form or a program with its token. A repeated step is recorded once.
/// </summary>
public sealed class ApplicantCommands(
    ApplicantAccess access,
    RoundDirectory directory,
    ApplicationRecorder recorder,
    ApplicationPages pages,
    StepPages stepPages,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Responses responses
)
{
    /// <summary>Executes a step and notifies the procedure.</summary>
    /// <param name="receipt">The mail that confirms it, built from the application after the step and sent by the procedure.</param>
    /// <param name="onTaken">Further effects of the step; executed again if the step is repeated.</param>
    public async Task<IResult> TakeAsync(
        HttpRequest request,
        string applicationId,
        ApplicantStep step,
        Func<StepAsked, string> factKey,
        Func<StepAsked, Application, Result<Fact>> decide,
        DurableTaskClient client,
        CancellationToken cancellationToken,
        Func<StepAsked, Task>? onTaken = null,
        Func<StepAsked, Application, OwedNotification>? receipt = null
    )
    {
        if (!(await OpenAsync(request, applicationId, cancellationToken)).TryGet(out var asked, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (FindUnmeant(request, asked, step) is { } unmeant)
        {
            return unmeant;
        }

        var recording = await recorder.RecordAsync(
            asked.Opened.Id,
            factKey(asked),
            application => decide(asked, application),
            asked.Signature,
            client,
            cancellationToken,
            receipt is null ? null : application => receipt(asked, application)
        );
        if (onTaken is not null && recording is Recording<Application>.Done or Recording<Application>.Earlier)
        {
            await onTaken(asked);
        }

        return Answer(request, asked, step, recording);
    }

    public async Task<Result<StepAsked>> OpenAsync(HttpRequest request, string applicationId, CancellationToken cancellationToken)
    {
        if (!(await access.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return errors;
        }

        // Protects against cross-site requests: a cookie counts only together with a form that this site served.
        var byForm = !ApplicantAccess.IsByBearer(request);
        var values = ImmutableDictionary<string, string>.Empty;
        var form = new StepForm();
        if (
            byForm
                ? !(await ReadFormAsync(request, opened.State.Id, cancellationToken)).TryGet(out values, out errors)
                : HasBody(request) && !(await RequestJson.ReadAsync<StepForm>(request, cancellationToken)).TryGet(out form, out errors)
        )
        {
            return errors;
        }

        var guide = await directory.GetAsync(opened.State, cancellationToken);
        return new StepAsked(opened, guide, byForm ? FormOf(values) : form, values, byForm, time.GetUtcNow());
    }

    /// <summary>For a page whose confirmation was not answered with yes: the page again, or a redirect to the application.</summary>
    public IResult? FindUnmeant(HttpRequest request, StepAsked asked, ApplicantStep step) =>
        asked switch
        {
            { ByForm: false } => null,
            _ => asked.Values.GetValueOrDefault(StepFields.Choice) switch
            {
                StepFields.Yes => null,
                StepFields.No => SeeApplication(request, asked.Application.Id),
                _ => ShowAgain(request, asked, step, ApplicantErrors.ChoiceIsMissing()),
            },
        };

    public IResult Answer(HttpRequest request, StepAsked asked, ApplicantStep step, Recording<Application> recording) =>
        recording switch
        {
            Recording<Application>.Refused refused => Refuse(request, asked, step, refused.Errors),
            Recording<Application>.Missing => responses.Problem(request, ApplicationErrors.NotFound()),
            _ when asked.ByForm => SeeApplication(request, asked.Application.Id),
            Recording<Application>.Done done => Results.Json(
                ApplicationView.Of(
                    done.State,
                    done.State.GuideVersion == asked.Guide.Version ? asked.Guide : asked.Guide.Corrected ?? asked.Guide
                ),
                RequestJson.Options
            ),
            _ => Results.Json(ApplicationView.Of(asked.Application, asked.Guide), RequestJson.Options),
        };

    /// <summary>Returns the page with what was entered, or problem details.</summary>
    public IResult Refuse(HttpRequest request, StepAsked asked, ApplicantStep step, ImmutableArray<Error> errors) =>
        asked.ByForm ? ShowAgain(request, asked, step, errors) : responses.Problem(request, errors);

    public IResult SeeApplication(HttpRequest request, ApplicationId id) =>
        new SeeOther(site.Value.Address($"applications/{id}{Responses.LanguageOf(request)}"));

    public async Task<Result<ImmutableDictionary<string, string>>> ReadFormAsync(
        HttpRequest request,
        ApplicationId id,
        CancellationToken cancellationToken
    ) =>
        PostedForm.Is(request)
            ? (await PostedForm.ReadAsync(request, cancellationToken)).Then(values => CheckServed(request, values, id))
            : ApplicantErrors.FormIsOutdated();

    private Result<ImmutableDictionary<string, string>> CheckServed(
        HttpRequest request,
        ImmutableDictionary<string, string> values,
        ApplicationId id
    )
    {
        if (pages.IsAntiForgeryToken(values.GetValueOrDefault(PageForm.AntiForgeryField), id))
        {
            return values;
        }

        TypedText.Renew(request, pages.AntiForgeryToken(id));
        return ApplicantErrors.FormIsOutdated();
    }

    private IResult ShowAgain(HttpRequest request, StepAsked asked, ApplicantStep step, params ImmutableArray<Error> errors) =>
        responses.Page(
            request,
            stepPages.Model(
                step,
                asked.Application,
                asked.Guide,
                time.GetUtcNow(),
                new FormState { Values = asked.Values, Errors = errors }
            ),
            asked.Guide,
            Problems.StatusOf(errors)
        );

    private static StepForm FormOf(ImmutableDictionary<string, string> values) =>
        new() { Reason = values.GetValueOrDefault(StepFields.Reason), ContactEmail = values.GetValueOrDefault(StepFields.ContactEmail) };

    internal static bool HasBody(HttpRequest request) => request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0;
}
