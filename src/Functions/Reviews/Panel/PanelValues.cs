using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Text;
using CreditFunctions.Pages.Reviews;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Converts an expert's session to the fields of its pages and back.</summary>
internal static class PanelValues
{
    // Saved values are checked when they are signed.
    private static readonly TextRule Typed = TextRule.Paragraphs(DecisionPolicy.MaxReasonLength);

    /// <summary>Only the fields of the session.</summary>
    public static ImmutableDictionary<string, string> Keep(
        ImmutableDictionary<string, string> values,
        IEnumerable<ApplicationId> session,
        ImmutableArray<ReviewCriterion> criteria
    )
    {
        var fields = session.SelectMany(id =>
            (string[])
                [
                    .. criteria.Select(criterion => PanelFields.ScoreOf(id.Value, criterion.Id)),
                    PanelFields.CommentOf(id.Value),
                    PanelFields.RecusalOf(id.Value),
                ]
        );
        return fields
            .Where(field => !string.IsNullOrEmpty(values.GetValueOrDefault(field)))
            .ToImmutableDictionary(field => field, field => Typed.Clean(values[field]));
    }

    /// <summary>Signed sheets by field, as the page would have posted them.</summary>
    public static ImmutableDictionary<string, string> Of(ExpertReviewDecision signed) =>
        signed
            .Sheets.SelectMany(sheet =>
                sheet
                    .Scores.Select(score =>
                        (
                            Field: PanelFields.ScoreOf(sheet.ApplicationId.Value, score.Key),
                            Value: score.Value.ToString(CultureInfo.InvariantCulture)
                        )
                    )
                    .Append((Field: PanelFields.CommentOf(sheet.ApplicationId.Value), Value: sheet.Comment))
            )
            .ToImmutableDictionary(field => field.Field, field => field.Value);

    public static DecisionForm ReadDeclaration(ImmutableDictionary<string, string> values, IEnumerable<ApplicationId> session) =>
        new() { Declares = values.GetValueOrDefault(PanelFields.Declares) == "true", Recusals = Recusals(values, session) };

    /// <summary>Reads posted scores as the JSON form of programs. Unreadable values are left out and reported as missing.</summary>
    /// <param name="toScore">Applications without an earlier recusal.</param>
    public static DecisionForm Read(
        ImmutableDictionary<string, string> values,
        IReadOnlyCollection<ApplicationId> toScore,
        ImmutableArray<ReviewCriterion> criteria
    )
    {
        var recusals = Recusals(values, toScore);
        var recused = recusals.Select(recusal => recusal.ApplicationId).ToHashSet();
        return new DecisionForm
        {
            Code = values.GetValueOrDefault(TaskFields.Code),
            Sheets = [.. toScore.Where(id => !recused.Contains(id)).Select(id => Sheet(values, id, criteria))],
            Recusals = recusals,
        };
    }

    public static Error AtPageField(Error error, DecisionForm form)
    {
        if (
            error.Field?.Split('[', ']') is not [var list, var number, var rest]
            || !int.TryParse(number, CultureInfo.InvariantCulture, out var index)
        )
        {
            return error;
        }

        if (list == "recusals")
        {
            return error.At(PanelFields.RecusalOf(form.Recusals[index].ApplicationId.Value));
        }

        var id = form.Sheets[index].ApplicationId.Value;
        return rest.Split('.') switch
        {
            [_, "comment"] => error.At(PanelFields.CommentOf(id)),
            [_, "scores", var criterion] => error.At(PanelFields.ScoreOf(id, criterion)),
            [_, "score"] => error.At(PanelFields.ScoreOf(id, DecisionPolicy.WholeScore)),
            _ => error,
        };
    }

    /// <summary>The total of the entered scores; null while a criterion is missing or unreadable.</summary>
    public static decimal? TotalOf(ImmutableDictionary<string, string> values, ApplicationId id, RoundGuide guide)
    {
        var criteria = DecisionPolicy.CriteriaOf(guide);
        var scores = Sheet(values, id, criteria).Scores!;
        return scores.Count == criteria.Length && scores.Values.All(score => score is >= 0 and <= 100)
            ? Ranking.ScoreOf(guide, new ScoreSheet(id, scores.ToImmutableSortedDictionary(StringComparer.Ordinal), ""))
            : null;
    }

    private static ScoreSheetForm Sheet(
        ImmutableDictionary<string, string> values,
        ApplicationId id,
        ImmutableArray<ReviewCriterion> criteria
    ) =>
        new()
        {
            ApplicationId = id,
            Scores = criteria
                .Select(criterion => (criterion.Id, Score: Number(values.GetValueOrDefault(PanelFields.ScoreOf(id.Value, criterion.Id)))))
                .Where(each => each.Score is not null)
                .ToImmutableDictionary(each => each.Id, each => each.Score!.Value),
            Comment = values.GetValueOrDefault(PanelFields.CommentOf(id.Value)),
        };

    private static ImmutableArray<RecusalForm> Recusals(ImmutableDictionary<string, string> values, IEnumerable<ApplicationId> session) =>
        [
            .. session
                .Select(id => new RecusalForm(id, values.GetValueOrDefault(PanelFields.RecusalOf(id.Value))))
                .Where(recusal => !string.IsNullOrWhiteSpace(recusal.Reason)),
        ];

    // Chinese input methods produce full-width digits and points.
    private static decimal? Number(string? text) =>
        decimal.TryParse(
            text?.Normalize(System.Text.NormalizationForm.FormKC).Trim(),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
