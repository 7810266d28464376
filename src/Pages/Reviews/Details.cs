using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Pages.Applications;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Duplicates;

namespace CreditFunctions.Pages.Reviews;

/// <summary>Additional data of a format check.</summary>
public sealed record FormatCheckDetails : ITaskDetails
{
    Type ITaskDetails.Facts => typeof(FormatCheckFacts);

    /// <summary>Commitments on the sealed print, each to be confirmed; empty where all parties signed by link.</summary>
    public ImmutableArray<PaperSignature> OnPaper { get; init; } = [];

    /// <summary>Null where similar applications are not displayed.</summary>
    public DuplicateModel? Duplicates { get; init; }

    public ImmutableArray<CorrectionItem> Correctable { get; init; } = [];

    /// <summary>Null for the first check.</summary>
    public CorrectionDetails? Corrected { get; init; }

    Choice ITaskDetails.OptionOf(Texts texts, string field, string option) =>
        field == TaskFields.Opens
            ? new Choice(option, CorrectionItemText.Of(texts, Correctable.First(item => item.Key == option)))
            : OnPaper.First(signature => signature.PartyId == option).ToChoice(texts);
}

/// <summary>A found entry of a party, decided by two officers.</summary>
/// <param name="MaskedIdentifier">Unit code, or the masked number of a person.</param>
/// <param name="Outcome">Name of the outcome of the credit query.</param>
/// <param name="Explanation">Text of the querying officer, or how the list matched.</param>
public sealed record FindingDetails(
    string Party,
    string MaskedIdentifier,
    CreditSource Source,
    string Outcome,
    string Explanation,
    DateTimeOffset CheckedAt
) : ITaskDetails
{
    Type ITaskDetails.Facts => typeof(FindingFacts);

    /// <summary>The screenshot; null where the source is a list.</summary>
    public string? EvidenceHref { get; init; }

    public DeclarationDetails? Declared { get; init; }

    /// <summary>The party's 陈述说明; null where it was not asked for or not given.</summary>
    public StatementDetails? Answer { get; init; }

    /// <summary>Opinions of both officers in earlier rounds of the task.</summary>
    public ImmutableArray<EarlierOpinion> EarlierOpinions { get; init; } = [];
}

/// <summary>陈述说明 on a declared entry: that it is wrong, discharged or repaired.</summary>
public sealed record StatementDetails(string Text, DateTimeOffset AnsweredAt)
{
    public string? DocumentHref { get; init; }
}

/// <summary>The declaration of a party in its commitment.</summary>
/// <param name="Facts">Declared entries; null where it declared none.</param>
public sealed record DeclarationDetails(string Signer, DateTimeOffset SignedAt, string? Facts);

/// <summary>An objection to a project on 公示, decided by two officers.</summary>
/// <param name="Facts">As written by the objector.</param>
/// <param name="ObjectorName">Visible to these two officers only.</param>
public sealed record ObjectionDetails(string Facts, DateTimeOffset FiledAt, string ObjectorName, string ObjectorContact) : ITaskDetails
{
    Type ITaskDetails.Facts => typeof(ObjectionFacts);

    /// <summary>Opinions of both officers in earlier rounds of the task.</summary>
    public ImmutableArray<EarlierOpinion> EarlierOpinions { get; init; } = [];
}

/// <summary>An opinion with which the other officer disagreed, so that both are asked again.</summary>
public sealed record EarlierOpinion(string Officer, DateTimeOffset At, string Choice, string Reason);

/// <summary>A commitment on the sealed print, as the clerk entered it.</summary>
/// <param name="MaskedIdentifier">Unit code, or the masked number of a person.</param>
public sealed record PaperSignature(string PartyId, string Party, PartyRole Role, string MaskedIdentifier, string Signer)
{
    /// <summary>Declared entries; null where it declares none.</summary>
    public string? DeclaredFacts { get; init; }

    public bool ConsentsToElectronicService { get; init; }

    internal Choice ToChoice(Texts texts) =>
        new(PartyId, texts.Format("Reviews.OnPaperName", Party, texts[$"Applications.Role.{Role}"], MaskedIdentifier))
        {
            Hint = texts.Format(
                "Reviews.OnPaperSigned",
                Signer,
                DeclaredFacts is null ? texts["Reviews.OnPaperClean"] : texts.Format("Reviews.OnPaperEntry", DeclaredFacts),
                texts[$"Reviews.OnPaperService.{(ConsentsToElectronicService ? "true" : "false")}"]
            ),
        };
}

/// <summary>A submitted correction.</summary>
public sealed record CorrectionDetails(string Reason, DateTimeOffset SubmittedAt)
{
    public ImmutableArray<CorrectionItem> Opens { get; init; } = [];

    public ImmutableArray<CorrectionChange> Changes { get; init; } = [];
}
