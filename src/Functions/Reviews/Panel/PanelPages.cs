using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Reviews;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Reviews;

/// <summary>The pages of an expert's session.</summary>
public sealed class PanelPages(PanelSessions panels, FileRecords files, TaskBoard board, TimeProvider time, Responses responses)
{
    public async Task<IResult> ShowAsync(
        HttpRequest request,
        OpenedTask task,
        string token,
        FormState? state,
        CancellationToken cancellationToken
    )
    {
        var panel = await panels.ReadAsync(task, cancellationToken);
        var values = panel.Signed is { } signed ? PanelValues.Of(signed) : state?.Values ?? panel.Draft?.Values ?? FormState.Empty.Values;
        var stage = panel switch
        {
            { Signed: not null } => PanelStage.Signed,
            { Declared: not null } => PanelStage.Scoring,
            _ => PanelStage.Declaring,
        };
        var place = await board.PlaceOfAsync(task.Link, time.GetUtcNow(), cancellationToken);
        var model = new PanelModel(task.Link.OfficerName, panel.Guide.Title, stage)
        {
            Criteria =
            [
                .. DecisionPolicy
                    .CriteriaOf(panel.Guide)
                    .Select(criterion => new ScoreCriterion(criterion.Id, criterion.Name, criterion.Weight) { Hint = criterion.Hint }),
            ],
            Applications =
            [
                .. panel.Applications.Select(application =>
                    Row(application, panel, token, stage) with
                    {
                        Total = PanelValues.TotalOf(values, application.Id, panel.Guide),
                    }
                ),
            ],
            DueAt = place.DueAt,
            IsOverdue = place.IsOverdue,
            LinkEndsAt = panel.Signed is null ? task.Link.ExpiresAt : null,
            Next = place.NextTask,
            AsksCodeToSave = task.Session is null,
            AntiForgeryToken = task.Session?.FormToken,
            State = TaskCodes.WithRemedy(StateOf(state, values, panel), token),
            EndAddress =
                task.Session is null || panel.Signed is not null ? null : $"/tasks/{token}/sign-out{Responses.LanguageOf(request)}",
            SavedAt = panel.Draft?.SavedAt,
            SignedAt = task.Decided?.DecidedAt,
            WasKept = request.Query.ContainsKey(TaskPages.KeptQuery),
        };
        var marked = await Task.WhenAll(
            model.Applications.Select(async application =>
                application with
                {
                    Documents = await files.MarkAsync(application.Id, application.Documents, cancellationToken),
                }
            )
        );
        return responses.Page(request, model with { Applications = [.. marked] }, panel.Guide, TaskPages.StatusOf(state));
    }

    private static FormState StateOf(FormState? state, ImmutableDictionary<string, string> values, PanelSession panel)
    {
        var saved = panel.Draft?.Values ?? FormState.Empty.Values;
        var differences = FormVersion.Compare(saved, PanelValues.Keep(values, panel.ToScore, DecisionPolicy.CriteriaOf(panel.Guide)));
        var isShown = state is not null && state.Errors.Contains(FormVersion.SavedMeanwhile());
        return (state ?? FormState.Empty) with
        {
            Values = values,
            // Values that the reader has not seen are not overwritten.
            Version = isShown || differences.IsEmpty ? FormVersion.Of(saved) : FormVersion.In(values) ?? FormVersion.Of(saved),
            Conflicts = isShown ? differences : [],
        };
    }

    private static PanelApplication Row(Application application, PanelSession panel, string token, PanelStage stage) =>
        new(
            application.Id.Value,
            application.Title,
            application.LeadUnit.Name,
            application.PrincipalInvestigator.Name,
            panel.Guide.Category(application.CategoryId).Name,
            application.AmountYuan
        )
        {
            Abstract = stage == PanelStage.Scoring ? application.Abstract : "",
            Documents =
                stage == PanelStage.Scoring && panel.MayRead(application.Id)
                    ? TaskPages.Documents(application, panel.Guide, $"/tasks/{token}/documents/{application.Id}")
                    : [],
            MayConflict = panel.MayConflict(application),
            Recusal = panel.RecusalOf(application.Id),
        };
}
