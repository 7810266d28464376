using System.Collections.Immutable;
using System.Globalization;

namespace CreditFunctions.Pages.Reviews;

/// <summary>A recorded decision in words: what its form asked, and what was answered. Fields left empty are not shown.</summary>
internal static class DecisionRows
{
    public static IEnumerable<(string Term, string Value)> Of(Texts texts, Formats formats, TaskForm form, ImmutableDictionary<string, string> values)
    {
        var rows = form switch
        {
            TaskForm.FormatCheck or TaskForm.Concurrence => [Named($"Reviews.Choice.{form.Kind}", TaskFields.Choice, "Choice")],
            TaskForm.CreditEvidence look => [Constant("Reviews.LookUp", look.Party), Constant("Reviews.Source", look.SourceName), Named("Reviews.Result", TaskFields.Outcome, "Result")],
            TaskForm.ExpertReview { Criteria: [] } => [Plain("Reviews.Score", TaskFields.Score)],
            TaskForm.ExpertReview review => review.Criteria.Select(criterion => (criterion.Name, values.GetValueOrDefault(TaskFields.ScoreOf(criterion.Id)))),
            TaskForm.MeetingResolution meeting => [Day("Reviews.HeldOn", TaskFields.HeldOn), Plain("Reviews.MinutesNumber", TaskFields.MinutesNumber), .. meeting.Ranking.Select(Outcome)],
            TaskForm.AwardDocument => [Plain("Reviews.DocumentNumber", TaskFields.DocumentNumber), Day("Reviews.IssuedOn", TaskFields.IssuedOn)],
            _ => Enumerable.Empty<(string, string?)>(),
        };
        var reason = Plain(form is TaskForm.ExpertReview ? "Reviews.Comment" : "Reviews.Reason", TaskFields.Reason);
        return rows.Append(reason).Where(row => !string.IsNullOrWhiteSpace(row.Item2)).Select(row => (row.Item1, row.Item2!));

        (string, string?) Constant(string term, string value) => (texts[term], value);

        (string, string?) Plain(string term, string field) => (texts[term], values.GetValueOrDefault(field));

        (string, string?) Named(string term, string field, string kind) =>
            (texts[term], values.GetValueOrDefault(field) is { } value ? texts.Find($"Reviews.{kind}.{value}") ?? value : null);

        (string, string?) Day(string term, string field) =>
            (texts[term], DateOnly.TryParseExact(values.GetValueOrDefault(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? formats.Day(day)
                : values.GetValueOrDefault(field));

        (string, string?) Outcome(RankedRow row)
        {
            var (_, outcome) = Named("Reviews.Outcome", TaskFields.OutcomeOf(row.ApplicationId), "Outcome");
            var reason = values.GetValueOrDefault(TaskFields.DeviationReasonOf(row.ApplicationId));
            return (row.Title, string.IsNullOrWhiteSpace(reason) ? outcome : texts.Format("Reviews.OutcomeBecause", outcome, reason));
        }
    }
}
