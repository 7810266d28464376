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

/// <summary>What a program sends to take a step, as received; all of it may be left out where the step needs nothing.</summary>
public sealed record StepForm
{
    public string? Reason { get; init; }

    public string? ContactEmail { get; init; }
}

/// <summary>A step that an applicant wants to take, from whoever asked for it.</summary>
/// <param name="Opened">The application as it stood.</param>
/// <param name="Values">What was entered on the page; empty where a program asks.</param>
/// <param name="ReceivedAt">When the whole request had come, by the server's clock.</param>
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

    /// <summary>The fact that stands for the step in the applicant's name.</summary>
    public Signature Signature => Signature.Applicant(ReceivedAt);
}

/// <summary>
/// Where applicants take their steps: asked by a page with its form, or by a program with its token. Both get the same answer in their own
/// way, and a step that is taken twice is taken once.
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
    /// <summary>Takes a step whose fact the procedure has to notice.</summary>
    /// <param name="receipt">The mail that confirms it, made of the application as it is then; the procedure that is woken sends
    /// it.</param>
    /// <param name="onTaken">What else the step brings with it; done again where the step is repeated.</param>
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

    /// <summary>Opens the application and reads what was sent with the step.</summary>
    public async Task<Result<StepAsked>> OpenAsync(HttpRequest request, string applicationId, CancellationToken cancellationToken)
    {
        if (!(await access.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return errors;
        }

        // A cookie alone is no will: only a form that this site has served may use it.
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

    /// <summary>Where a page asks but the question was not answered with yes: the page again, or back to the application.</summary>
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

    /// <summary>The answer to a step: the application as it stands, or what blocked it.</summary>
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

    /// <summary>Refuses a step: on its page, with what was entered, or as problem details.</summary>
    public IResult Refuse(HttpRequest request, StepAsked asked, ApplicantStep step, ImmutableArray<Error> errors) =>
        asked.ByForm ? ShowAgain(request, asked, step, errors) : responses.Problem(request, errors);

    /// <summary>303 to the application, in the reader's language.</summary>
    public IResult SeeApplication(HttpRequest request, ApplicationId id) =>
        new SeeOther(site.Value.Address($"applications/{id}{Responses.LanguageOf(request)}"));

    /// <summary>The fields of a form that a page of this application served.</summary>
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

    /// <summary>Whether a program has sent fields with its request, which it may leave out.</summary>
    internal static bool HasBody(HttpRequest request) => request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0;
}
