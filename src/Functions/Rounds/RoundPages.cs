using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Pages.Rounds;

namespace CreditFunctions.Functions.Rounds;

internal static class RoundPages
{
    public static RoundsModel Model(IEnumerable<RoundView> rounds, DateTimeOffset now) =>
        new([.. rounds.Select(round => Summary(round, now))]);

    /// <summary>A published round with its whole guide and what was corrected in it.</summary>
    /// <inheritdoc cref="Model(RoundGuide, RuleFile, DateTimeOffset)"/>
    public static RoundModel Model(PublishedGuide published, RuleFile rules, DateTimeOffset now) =>
        Model(published.Guide, rules, now) with
        {
            Corrections =
            [
                .. published
                    .Corrections.Select(
                        (corrected, index) =>
                            new RoundCorrection(
                                corrected.Reason,
                                corrected.At,
                                $"public/publications/{RoundAnnouncement.IdOf(published.Guide.Id, index + 1)}"
                            )
                    )
                    .Reverse(),
            ],
        };

    /// <summary>A round with its whole guide.</summary>
    /// <param name="rules">The rules of its applications: they limit what the guide does not.</param>
    public static RoundModel Model(RoundGuide guide, RuleFile rules, DateTimeOffset now) =>
        new(Summary(RoundView.Of(guide), now), now)
        {
            Guide = guide.Guide,
            Categories =
            [
                .. guide.Categories.Select(category => new CategoryLimits(
                    category.Name,
                    category.BudgetYuan,
                    category.MaxAmountYuan ?? category.BudgetYuan
                )),
            ],
            EligibleUnits = guide.EligibleUnits,
            Documents = [.. guide.RequiredDocuments.Select(document => Requirement(document, guide, rules))],
            PublicNoticeWorkingDays = guide.Notice.WorkingDays,
            RecommendingBodies = [.. guide.RecommendingBodies.Select(body => body.Name)],
            RequiresSignedScan = guide.RequiresSignedScan,
            ApplyHref = guide.IsOpenAt(now) ? $"rounds/{guide.Id}/application" : null,
        };

    public static RoundSummary Summary(RoundView round, DateTimeOffset now) =>
        new(
            round.Id.Value,
            round.Title,
            Phase(round, now),
            round.OpensAt,
            round.ClosesAt,
            round.Categories.Sum(category => category.BudgetYuan)
        )
        {
            IsDrill = round.Kind == RoundKind.Drill,
        };

    private static DocumentRequirement Requirement(RequiredDocument document, RoundGuide guide, RuleFile rules)
    {
        var terms = DocumentPolicy.TermsOf(guide, rules, document.Kind).Value;
        return new DocumentRequirement(document.Name)
        {
            IsOptional = document.IsOptional,
            Note = document.Note,
            Types = terms.Types,
            MaxBytes = terms.MaxBytes,
        };
    }

    private static RoundPhase Phase(RoundView round, DateTimeOffset now) =>
        now < round.OpensAt ? RoundPhase.NotYetOpen
        : now < round.ClosesAt ? RoundPhase.Open
        : RoundPhase.Closed;
}
