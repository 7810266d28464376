using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Pages.Applications;

namespace CreditFunctions.Pages.Reviews;

/// <summary>A recorded decision in words: what its form asked, and what was answered. Fields left empty are not shown.</summary>
internal static class DecisionRows
{
    public static IEnumerable<(string Term, string Value)> Of(Texts texts, Formats formats, TaskForm form, ImmutableDictionary<string, string> values)
    {
        var rows = form switch
        {
            TaskForm.FormatCheck check =>
                [Choice(), Plain("Reviews.VersionCode", TaskFields.VersionCode), (texts["Reviews.OnPaper"], Confirmed(check)), Opens(check)],
            TaskForm.Recommendation or TaskForm.Finding or TaskForm.Concurrence or TaskForm.ObjectionRuling => [Choice()],
            TaskForm.FieldVisit => [Day("Reviews.VisitedOn", TaskFields.HeldOn)],
            TaskForm.MeetingResolution meeting =>
                [Day("Reviews.HeldOn", TaskFields.HeldOn), Plain("Reviews.MinutesNumber", TaskFields.MinutesNumber), .. meeting.Ranking.Rows.Select(Outcome)],
            TaskForm.AwardDocument => [Plain("Reviews.DocumentNumber", TaskFields.DocumentNumber), Day("Reviews.IssuedOn", TaskFields.IssuedOn)],
            _ => Enumerable.Empty<(string, string?)>(),
        };
        return rows.Append(Plain("Reviews.Reason", TaskFields.Reason)).Where(row => !string.IsNullOrWhiteSpace(row.Item2)).Select(row => (row.Item1, row.Item2!));

        string Confirmed(TaskForm.FormatCheck check) => string.Join(
            texts["Components.ListSeparator"],
            check.OnPaper.Where(signature => values.ContainsKey(TaskFields.ConfirmedOf(signature.PartyId))).Select(signature => signature.Party));

        (string, string?) Plain(string term, string field) => (texts[term], values.GetValueOrDefault(field));

        (string, string?) Opens(TaskForm.FormatCheck check) =>
            (texts["Reviews.Opens"], string.Join(
                texts["Components.ListSeparator"],
                check.Correctable.Where(item => values.ContainsKey(TaskFields.OpensOf(item.Key))).Select(item => CorrectionItemText.Of(texts, item))));

        (string, string?) Choice() =>
            (texts[$"Reviews.Choice.{form.Kind}"], Word(values.GetValueOrDefault(TaskFields.Choice), $"Reviews.Choice.{form.Kind}"));

        (string, string?) Day(string term, string field) =>
            (texts[term], DateOnly.TryParseExact(values.GetValueOrDefault(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? formats.Day(day)
                : values.GetValueOrDefault(field));

        (string, string?) Outcome(RankedRow row)
        {
            var outcome = Word(values.GetValueOrDefault(TaskFields.OutcomeOf(row.ApplicationId)), "Reviews.Outcome");
            if (values.GetValueOrDefault(TaskFields.TieOrderOf(row.ApplicationId)) is { } order)
            {
                outcome = texts.Format("Reviews.OutcomeInOrder", outcome, order);
            }

            var reason = values.GetValueOrDefault(TaskFields.DeviationReasonOf(row.ApplicationId)) is { Length: > 0 } deviation
                ? deviation
                : values.GetValueOrDefault(TaskFields.TieReasonOf(row.ApplicationId));
            return (row.Title, string.IsNullOrWhiteSpace(reason) ? outcome : texts.Format("Reviews.OutcomeBecause", outcome, reason));
        }

        string? Word(string? value, string kind) => value is null ? null : texts.Find($"{kind}.{value}") ?? value;
    }
}
