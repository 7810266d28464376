using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.CreditChecks;

namespace CreditFunctions.Core.Reviews;

/// <summary>What somebody decided behind a link. The first one recorded for a task stands.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "step")]
[JsonDerivedType(typeof(FormatCheck), nameof(ReviewStep.FormatCheck))]
[JsonDerivedType(typeof(CreditEvidence), nameof(ReviewStep.CreditEvidence))]
[JsonDerivedType(typeof(ScoreSheet), nameof(ReviewStep.ExpertReview))]
[JsonDerivedType(typeof(Resolution), nameof(ReviewStep.MeetingResolution))]
[JsonDerivedType(typeof(Concurrence), nameof(ReviewStep.Concurrence))]
[JsonDerivedType(typeof(AwardDocument), nameof(ReviewStep.AwardDocument))]
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>What the procedure goes by: one word, without anything personal.</summary>
    public abstract string ToOutcome();

    /// <summary>受理 or 不予受理.</summary>
    public sealed record FormatCheck(bool Admits, string Reason) : Decision
    {
        public override string ToOutcome() => Admits ? Outcomes.Admit : Outcomes.Refuse;
    }

    /// <summary>What an officer saw at a source, with the screenshot that shows it.</summary>
    public sealed record CreditEvidence(CreditOutcome Found, string EvidenceId, string Reason) : Decision
    {
        public override string ToOutcome() => Found.ToString();
    }

    /// <summary>An expert's advice.</summary>
    /// <param name="Score">0 to 100, at most one decimal.</param>
    public sealed record ScoreSheet(decimal Score, string Comment) : Decision
    {
        public override string ToOutcome() => Outcomes.Scored;
    }

    /// <summary>审定纪要: the meeting's decision on the whole ranked batch.</summary>
    /// <param name="Deviations">Every application that the meeting decided otherwise than the ranking proposes, with its reason.</param>
    public sealed record Resolution(DateOnly HeldOn, string MinutesNumber, ImmutableArray<Deviation> Deviations) : Decision
    {
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
}

/// <summary>One application that the meeting decided otherwise than the ranking proposes.</summary>
public sealed record Deviation(ApplicationId ApplicationId, ProposalOutcome Outcome, string Reason);

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

/// <summary>The words of <see cref="Decision.ToOutcome"/>; a credit look-up gives the name of its <see cref="CreditOutcome"/>.</summary>
public static class Outcomes
{
    public const string Admit = nameof(Admit);
    public const string Refuse = nameof(Refuse);
    public const string Scored = nameof(Scored);
    public const string Adopted = nameof(Adopted);
    public const string Agree = nameof(Agree);
    public const string Return = nameof(Return);
    public const string Issued = nameof(Issued);
}
