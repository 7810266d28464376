using System.Collections.Immutable;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;

namespace CreditFunctions.Pages.Reviews;

/// <summary>A recorded decision as labels and values. Empty fields are omitted.</summary>
internal static class DecisionRows
{
    public static IEnumerable<(string Term, string Value)> Of(
        Texts texts,
        Formats formats,
        TaskModel model,
        ImmutableDictionary<string, string> values
    )
    {
        return model.Fields.SelectMany(RowsOf).Where(row => !string.IsNullOrWhiteSpace(row.Value)).Select(row => (row.Term, row.Value!));

        IEnumerable<(string Term, string? Value)> RowsOf(StepField field)
        {
            if (field.Kind == StepFieldKind.Outcomes)
            {
                return ((BatchSheet)model.Details!).Rows.Select(Outcome);
            }

            var (label, value) = (TaskChoices.Label(texts, model.Step, field), values.GetValueOrDefault(field.Path));
            return field.Kind switch
            {
                StepFieldKind.Choice => [(label, Word(value, $"Reviews.Choice.{model.Step}"))],
                StepFieldKind.Day => [(label, DecisionForm.ReadDay(value) is { } day ? formats.Day(day) : value)],
                StepFieldKind.Boxes => [(label, string.Join(texts["Components.ListSeparator"], Ticked(field)))],
                _ => [(label, value)],
            };
        }

        IEnumerable<string> Ticked(StepField field) =>
            field
                .Options.Where(option => values.ContainsKey($"{field.Path}[{option}]"))
                .Select(option => model.Details!.OptionOf(texts, field.Name, option).Label);

        (string, string?) Outcome(RankedRow row)
        {
            var outcome = Word(values.GetValueOrDefault(TaskFields.OutcomeOf(row.ApplicationId)), "Reviews.Outcome");
            if (values.GetValueOrDefault(TaskFields.TieOrderOf(row.ApplicationId)) is { } order)
            {
                outcome = texts.Format("Reviews.OutcomeInOrder", outcome, order);
            }

            if (YuanText.Read(values.GetValueOrDefault(TaskFields.AmountOf(row.ApplicationId))) is { } amount)
            {
                outcome = texts.Format("Reviews.OutcomeReduced", outcome, formats.Money(amount));
            }

            var reason = values.GetValueOrDefault(TaskFields.DeviationReasonOf(row.ApplicationId)) is { Length: > 0 } deviation
                ? deviation
                : values.GetValueOrDefault(TaskFields.TieReasonOf(row.ApplicationId));
            return (row.Title, string.IsNullOrWhiteSpace(reason) ? outcome : texts.Format("Reviews.OutcomeBecause", outcome, reason));
        }

        string? Word(string? value, string kind) => value is null ? null : texts.Find($"{kind}.{value}") ?? value;
    }
}
