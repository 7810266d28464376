using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Reviews;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Handles an expert's forms: the declaration, with the code; saved scores; the signature, once, with the code.</summary>
internal sealed class PanelScreen(
    PanelSessions panels,
    PanelCommands desk,
    TaskDecider decider,
    TaskDetailsReader reader,
    TaskCodes codes,
    TaskSessions sessions,
    PanelPages pages,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Responses responses
) : TaskScreen
{
    public override StepDetails? Details => StepDetails.Session;

    /// <summary>From a program: <c>declares</c> with recusals first, then the sheets.</summary>
    public override async Task<IResult> PostJsonAsync(
        HttpRequest request,
        OpenedTask task,
        DecisionForm form,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (form.Declares is null)
        {
            return (await decider.DecideAsync(request, task, form, client, cancellationToken)).TryGet(out var recorded, out var errors)
                ? Results.Json(DecisionResponse.Of(recorded), RequestJson.Options)
                : responses.Problem(request, errors);
        }

        return (await DeclareAsync(request, task, form, cancellationToken)).TryGet(out var declared, out var faults)
            ? Results.Json(new DeclarationResponse(declared.Recusals, declared.At), RequestJson.Options)
            : responses.Problem(request, faults);
    }

    public override async Task<IResult> PostFormAsync(
        HttpRequest request,
        OpenedTask task,
        string token,
        ImmutableDictionary<string, string> values,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var panel = await panels.ReadAsync(task, cancellationToken);
        return (panel, values.GetValueOrDefault(TaskFields.Action)) switch
        {
            ({ Declared: null, Signed: null }, _) => await DeclareByFormAsync(request, panel, token, values, cancellationToken),
            ({ Signed: null }, PanelFields.Save) => await SaveAsync(request, panel, token, values, cancellationToken),
            _ => await SignAsync(request, panel, token, values, client, cancellationToken),
        };
    }

    public override Task<IResult> ShowAsync(
        HttpRequest request,
        OpenedTask task,
        string token,
        FormState? state,
        CancellationToken cancellationToken
    ) => pages.ShowAsync(request, task, token, state, cancellationToken);

    private async Task<IResult> DeclareByFormAsync(
        HttpRequest request,
        PanelSession panel,
        string token,
        ImmutableDictionary<string, string> values,
        CancellationToken cancellationToken
    )
    {
        var form = PanelValues.ReadDeclaration(values, panel.Applications.Select(application => application.Id)) with
        {
            Code = values.GetValueOrDefault(TaskFields.Code),
        };
        if (!(await DeclareAsync(request, panel.Task, form, cancellationToken)).TryGet(out _, out var errors))
        {
            return await ShowAgainAsync(
                request,
                panel.Task,
                token,
                values,
                [.. errors.Select(error => PanelValues.AtPageField(error, form))],
                cancellationToken
            );
        }

        sessions.Open(request, panel.Task, token);
        return Done(request, token);
    }

    private async Task<Result<ConflictsDeclared>> DeclareAsync(
        HttpRequest request,
        OpenedTask task,
        DecisionForm form,
        CancellationToken cancellationToken
    )
    {
        if (await codes.CheckAsync(request, task, form.Code, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        return PanelPolicy
            .Declare(form, await reader.JudgeAsync(task, cancellationToken), time.GetUtcNow())
            .TryGet(out var declared, out var errors)
            ? await desk.DeclareAsync(task, declared, cancellationToken)
            : errors;
    }

    private async Task<IResult> SaveAsync(
        HttpRequest request,
        PanelSession panel,
        string token,
        ImmutableDictionary<string, string> values,
        CancellationToken cancellationToken
    )
    {
        if (!(await sessions.CheckAsync(request, panel.Task, token, values, cancellationToken)).TryGet(out _, out var errors))
        {
            return await ShowAgainAsync(request, panel.Task, token, values, errors, cancellationToken);
        }

        var kept = Kept(panel, values);
        var isKept = panel.Draft is { } draft && FormVersion.Compare(draft.Values, kept).IsEmpty;
        var version = isKept ? null : FormVersion.In(values);
        return await desk.SaveDraftAsync(panel.Task, kept, version, cancellationToken) is { } refusal
            ? await ShowAgainAsync(request, panel.Task, token, values, [refusal], cancellationToken)
            : Done(request, token);
    }

    private async Task<IResult> SignAsync(
        HttpRequest request,
        PanelSession panel,
        string token,
        ImmutableDictionary<string, string> values,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var form = PanelValues.Read(values, panel.ToScore, DecisionPolicy.CriteriaOf(panel.Guide));
        if ((await decider.DecideAsync(request, panel.Task, form, client, cancellationToken)).TryGet(out _, out var errors))
        {
            return Done(request, token, wasKept: panel.Signed is not null);
        }

        // With the right code or a session, entered values are kept even if others are invalid.
        var hasSession = await sessions.HasServedAsync(request, panel.Task, values, cancellationToken);
        if (!hasSession && errors is not [{ Code: "code-is-wrong" or "too-many-wrong-codes" or TaskErrors.CodeIsVoidCode }, ..])
        {
            sessions.Open(request, panel.Task, token);
            hasSession = true;
        }

        if (hasSession)
        {
            errors = await desk.SaveDraftAsync(panel.Task, Kept(panel, values), FormVersion.In(values), cancellationToken) is { } refusal
                ? [.. errors, refusal]
                : errors;
        }

        return await ShowAgainAsync(
            request,
            panel.Task,
            token,
            values,
            [.. errors.Select(error => PanelValues.AtPageField(error, form))],
            cancellationToken
        );
    }

    private static ImmutableDictionary<string, string> Kept(PanelSession panel, ImmutableDictionary<string, string> values) =>
        PanelValues.Keep(values, panel.ToScore, DecisionPolicy.CriteriaOf(panel.Guide));

    private Task<IResult> ShowAgainAsync(
        HttpRequest request,
        OpenedTask task,
        string token,
        ImmutableDictionary<string, string> values,
        ImmutableArray<Error> errors,
        CancellationToken cancellationToken
    ) =>
        pages.ShowAsync(
            request,
            task,
            token,
            new FormState { Values = values.Remove(TaskFields.Code), Errors = errors },
            cancellationToken
        );

    private SeeOther Done(HttpRequest request, string token, bool wasKept = false) =>
        new(site.Value.Address($"tasks/{token}{TaskAddress.Query(request, wasKept ? TaskPages.KeptQuery : null)}"));
}

/// <summary>The recorded declaration.</summary>
public sealed record DeclarationResponse(ImmutableArray<Recusal> Recusals, DateTimeOffset DeclaredAt);
