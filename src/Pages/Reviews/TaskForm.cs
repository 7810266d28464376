using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Pages.Duplicates;

namespace CreditFunctions.Pages.Reviews;

/// <summary>What a task asks for, beyond a reason and the code.</summary>
public abstract record TaskForm
{
    private TaskForm()
    {
    }

    /// <summary>The kind's name, which is also the key of its texts.</summary>
    internal string Kind => GetType().Name;

    /// <summary>形式审查: take in, send back for correction once, or refuse.</summary>
    public sealed record FormatCheck(bool AllowsCorrection = false) : TaskForm
    {
        /// <summary>Whether a sealed print was asked for, whose version code the officer types off the paper.</summary>
        public bool AsksVersionCode { get; init; }

        /// <summary>Who signs on the sealed print, to be confirmed name by name; empty where everybody signed by a link.</summary>
        public ImmutableArray<PaperSignature> OnPaper { get; init; } = [];

        /// <summary>What other applications have in common with this one; null where that is not shown.</summary>
        public DuplicateModel? Duplicates { get; init; }

        /// <summary>What a correction can open.</summary>
        public ImmutableArray<CorrectionItem> Correctable { get; init; } = [];

        /// <summary>What was put right since the first check; null where this is the first.</summary>
        public CorrectedMatter? Corrected { get; init; }
    }

    /// <summary>推荐: vouch for the application, return it, or refuse.</summary>
    public sealed record Recommendation : TaskForm;

    /// <summary>失信线索核查, one of two officers' opinions.</summary>
    public sealed record Finding(FindingMatter Matter) : TaskForm;

    /// <summary>排序锁定: the ranking as it will stand.</summary>
    public sealed record RankingFreeze(BatchSheet Preview) : TaskForm;

    /// <summary>现场考察 of the ranked projects.</summary>
    public sealed record FieldVisit(BatchSheet Ranking) : TaskForm;

    /// <summary>审定: what the meeting decided on the whole ranking, in its order.</summary>
    public sealed record MeetingResolution(BatchSheet Ranking) : TaskForm;

    /// <summary>会签: agree to the batch, or return it.</summary>
    public sealed record Concurrence(BatchSheet Batch) : TaskForm;

    /// <summary>联合下达: the number and date of the joint document.</summary>
    public sealed record AwardDocument(BatchSheet Batch) : TaskForm;

    /// <summary>异议处理, one of two officers' opinions.</summary>
    public sealed record ObjectionRuling(ObjectionMatter Matter) : TaskForm;
}
