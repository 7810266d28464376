using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;

namespace CreditFunctions.Core.Reviews;

/// <summary>What somebody decided behind a link. The first one recorded for a task stands.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "step")]
[JsonDerivedType(typeof(FormatCheck), nameof(ReviewStep.FormatCheck))]
[JsonDerivedType(typeof(ScoreSheets), nameof(ReviewStep.ExpertReview))]
[JsonDerivedType(typeof(Resolution), nameof(ReviewStep.MeetingResolution))]
[JsonDerivedType(typeof(Concurrence), nameof(ReviewStep.Concurrence))]
[JsonDerivedType(typeof(AwardDocument), nameof(ReviewStep.AwardDocument))]
[JsonDerivedType(typeof(Recommendation), nameof(ReviewStep.Recommendation))]
[JsonDerivedType(typeof(FindingOpinion), nameof(ReviewStep.Finding))]
[JsonDerivedType(typeof(RankingFreeze), nameof(ReviewStep.RankingFreeze))]
[JsonDerivedType(typeof(FieldVisit), nameof(ReviewStep.FieldVisit))]
[JsonDerivedType(typeof(ObjectionOpinion), nameof(ReviewStep.ObjectionRuling))]
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>What the procedure goes by: one word, without anything personal.</summary>
    public abstract string ToOutcome();

    /// <summary>受理, 补正 or 不予受理.</summary>
    public sealed record FormatCheck(FormatCheckChoice Choice, string Reason) : Decision
    {
        /// <summary>The code that stands on the sealed print; null where there need be none.</summary>
        public string? VersionCode { get; init; }

        /// <summary>Parties whose commitment the officer found signed on the sealed print, name by name.</summary>
        public ImmutableArray<string> ConfirmedPartyIds { get; init; } = [];

        /// <summary>For a correction: everything that the applicant may change.</summary>
        public ImmutableArray<CorrectionItem> Opens { get; init; } = [];

        public override string ToOutcome() => Choice.ToString();
    }

    /// <summary>An expert's session: a sheet for each application, and those that the expert must not review.</summary>
    public sealed record ScoreSheets(ImmutableArray<ScoreSheet> Sheets, ImmutableArray<Recusal> Recusals) : Decision
    {
        public override string ToOutcome() => Outcomes.Scored;
    }

    /// <summary>审定纪要: the meeting's decision on the whole ranked batch.</summary>
    /// <param name="Deviations">Every application that the meeting decided otherwise than the ranking proposes, with its reason.</param>
    public sealed record Resolution(DateOnly HeldOn, string MinutesNumber, ImmutableArray<Deviation> Deviations) : Decision
    {
        /// <summary>In which order the meeting put equal applications, and why.</summary>
        public ImmutableArray<TieDecision> Ties { get; init; } = [];

        public override string ToOutcome() => Outcomes.Adopted;
    }

    /// <summary>The finance bureau agrees to the batch, or returns it.</summary>
    public sealed record Concurrence(bool Agrees, string Reason) : Decision
    {
        public override string ToOutcome() => Agrees ? Outcomes.Agree : Outcomes.Return;
    }

    /// <summary>文号 of the joint document that awards the batch.</summary>
    public sealed record AwardDocument(string DocumentNumber, DateOnly IssuedOn) : Decision
    {
        public override string ToOutcome() => Outcomes.Issued;
    }

    /// <summary>推荐, 退回修改 or 不予推荐.</summary>
    public sealed record Recommendation(RecommendationChoice Choice, string Reason) : Decision
    {
        public override string ToOutcome() => Choice.ToString();
    }

    /// <summary>One officer's opinion on a suspicion; it counts once another officer shares it.</summary>
    public sealed record FindingOpinion(FindingRuling Ruling, string Reason) : Decision
    {
        public override string ToOutcome() => Ruling.ToString();
    }

    /// <summary>排序锁定: from now on no score changes the ranking.</summary>
    public sealed record RankingFreeze(string Reason) : Decision
    {
        public override string ToOutcome() => Outcomes.Frozen;
    }

    /// <summary>现场考察: what was seen.</summary>
    public sealed record FieldVisit(DateOnly HeldOn, string Reason) : Decision
    {
        public override string ToOutcome() => Outcomes.Visited;
    }

    /// <summary>One officer's opinion on an objection; it counts once another officer shares it.</summary>
    /// <param name="Reason">The answer in writing.</param>
    public sealed record ObjectionOpinion(bool Upholds, string Reason) : Decision
    {
        public override string ToOutcome() => Upholds ? Outcomes.Uphold : Outcomes.Dismiss;
    }
}

/// <summary>What the format check comes to.</summary>
public enum FormatCheckChoice
{
    /// <summary>受理.</summary>
    Admit,

    /// <summary>不予受理.</summary>
    Refuse,

    /// <summary>补正.</summary>
    Correct,
}

/// <summary>What a recommending body says.</summary>
public enum RecommendationChoice
{
    /// <summary>推荐.</summary>
    Recommend,

    /// <summary>退回修改.</summary>
    Return,

    /// <summary>不予推荐.</summary>
    Refuse,
}

/// <summary>An expert's advice on one application.</summary>
/// <param name="Scores">0 to 100 by criterion, at most one decimal; one under an empty name where the round has no criteria.</param>
public sealed record ScoreSheet(ApplicationId ApplicationId, ImmutableSortedDictionary<string, decimal> Scores, string Comment);

/// <summary>回避: an application that an expert must not review, and why.</summary>
public sealed record Recusal(ApplicationId ApplicationId, string Reason);

/// <summary>One application that the meeting decided otherwise than the ranking proposes.</summary>
public sealed record Deviation(ApplicationId ApplicationId, ProposalOutcome Outcome, string Reason);

/// <summary>The order in which the meeting put applications that share a place, best first, and its reason.</summary>
public sealed record TieDecision(ImmutableArray<ApplicationId> Order, string Reason)
{
    /// <summary>Whether it names exactly these applications, each once.</summary>
    public bool IsAbout(IReadOnlyList<RankedApplication> tied) =>
        !Order.IsDefault && Order.Length == tied.Count && Order.ToHashSet().SetEquals(tied.Select(each => each.Application.Id));
}

/// <summary>What becomes of a ranked application.</summary>
public enum ProposalOutcome
{
    /// <summary>拟立项.</summary>
    Propose,

    /// <summary>备选.</summary>
    Reserve,

    /// <summary>不予立项.</summary>
    NotSelect,
}

/// <summary>The words of <see cref="Decision.ToOutcome"/>, beside the names of the choices.</summary>
public static class Outcomes
{
    public const string Admit = nameof(FormatCheckChoice.Admit);
    public const string Refuse = nameof(FormatCheckChoice.Refuse);
    public const string Correct = nameof(FormatCheckChoice.Correct);
    public const string Recommend = nameof(RecommendationChoice.Recommend);
    public const string Return = nameof(RecommendationChoice.Return);
    public const string Scored = nameof(Scored);
    public const string Frozen = nameof(Frozen);
    public const string Visited = nameof(Visited);
    public const string Adopted = nameof(Adopted);
    public const string Agree = nameof(Agree);
    public const string Issued = nameof(Issued);
    public const string Uphold = nameof(Uphold);
    public const string Dismiss = nameof(FindingRuling.Dismiss);
}
