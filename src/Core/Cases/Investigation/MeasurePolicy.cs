using System.Collections.Immutable;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Cases;

/// <summary>Which measures a severity allows (rules <c>cases.measures</c> and <c>cases.banMonths</c>).</summary>
public static class MeasurePolicy
{
    /// <summary>Traces of measures within the limits of the rules, or all errors with their measures.</summary>
    /// <param name="allowsSamples">False in production: measures based on a sample text are refused.</param>
    public static Result<ImmutableArray<RuleTrace>> Check(
        Severity severity,
        ImmutableArray<IntendedMeasure> measures,
        RuleFile rules,
        bool allowsSamples
    )
    {
        var given = measures.IsDefault ? [] : measures;
        return new ValidationErrors("measures-are-wrong")
            .When(given.IsEmpty, "measures", "Name at least one measure.")
            .When(given.DistinctBy(each => each.MeasureId).Count() < given.Length, "measures", "Name each measure once.")
            .When(given.Count(each => each.Ban is not null) > 1, "measures", "Impose one ban at most.")
            .Each(
                given,
                "measures",
                (faults, each, field) =>
                {
                    if (FaultOf(severity, each, rules, allowsSamples) is { } fault)
                    {
                        faults.When(true, field, fault);
                    }
                }
            )
            .Or(() => given.SelectMany(each => TracesOf(severity, each, rules)).ToImmutableArray());
    }

    public static ImmutableArray<Measure> EntriesOf(ImmutableArray<IntendedMeasure> measures, RuleFile rules) =>
        [.. measures.Select(each => Find(each.MeasureId, rules)!)];

    /// <summary>
    /// Whether a decision is within the advance notice: a defence must not worsen the outcome (行政处罚法, 2021, art. 45).
    /// </summary>
    public static bool IsWithin(CaseProposal notified, CaseOutcome.Established decided) =>
        decided.Severity <= notified.Severity
        && decided.Measures.All(each => notified.Measures.Any(told => told.MeasureId == each.MeasureId && IsNotLonger(each, told)));

    public static ImmutableArray<LetterMeasure> NamesOf(ImmutableArray<IntendedMeasure> measures, RuleFile rules) =>
        [.. measures.Select(each => new LetterMeasure(Find(each.MeasureId, rules)!.Name, each.Ban?.Months, each.Ban is { Months: null }))];

    private static bool IsNotLonger(IntendedMeasure one, IntendedMeasure told) =>
        (one.Ban, told.Ban) switch
        {
            (null, null) or ({ }, { Months: null }) => true,
            ({ Months: { } months }, { Months: { } most }) => months <= most,
            _ => false,
        };

    private static Error? FaultOf(Severity severity, IntendedMeasure intended, RuleFile rules, bool allowsSamples)
    {
        if (Find(intended.MeasureId, rules) is not { } measure)
        {
            return CaseErrors.MeasureIsUnknown(intended.MeasureId);
        }

        return measure switch
        {
            _ when !measure.Severities.Contains(severity) => CaseErrors.MeasureIsNotForSeverity(
                measure,
                string.Join(", ", measure.Severities)
            ),
            { CitesSample: true } when !allowsSamples => CaseErrors.MeasureCitesSample(measure),
            { Bans: false } => intended.Ban is null ? null : CaseErrors.MeasureHasNoBan(measure),
            _ when LimitsOf(severity, rules) is { } limits => intended.Ban is { } ban && limits.Allow(ban.Months)
                ? null
                : CaseErrors.BanIsOutOfRange(measure, Text(limits)),
            _ => CaseErrors.BanIsOutOfRange(measure, "0"),
        };
    }

    private static IEnumerable<RuleTrace> TracesOf(Severity severity, IntendedMeasure intended, RuleFile rules)
    {
        var facts = new[] { new TracedFact("severity", $"{severity}"), new TracedFact("measure", intended.MeasureId) };
        yield return rules.Measures.Trace("measure-is-for-severity", facts);
        if (intended.Ban is { } ban)
        {
            var months = new TracedFact("months", ban.Months is { } count ? $"{count}" : "permanent");
            yield return rules.BanMonths.Trace("ban-is-within-limits", [.. facts, months]);
        }
    }

    private static Measure? Find(string id, RuleFile rules) => rules.Measures.Value.FirstOrDefault(measure => measure.Id == id);

    private static BanLimits? LimitsOf(Severity severity, RuleFile rules) =>
        rules.BanMonths.Value.FirstOrDefault(each => each.Severity == severity);

    private static string Text(BanLimits limits) =>
        limits.MaximumMonths is { } most ? $"{limits.MinimumMonths}–{most}" : $"≥{limits.MinimumMonths}";
}
