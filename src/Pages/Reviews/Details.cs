using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Pages.Applications;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Duplicates;

namespace CreditFunctions.Pages.Reviews;

/// <summary>What a format check looks at beside the application.</summary>
public sealed record FormatCheckDetails : ITaskDetails
{
    Type ITaskDetails.Facts => typeof(FormatCheckFacts);

    /// <summary>Who signs on the sealed print, to be confirmed name by name; empty where everybody signed by a link.</summary>
    public ImmutableArray<PaperSignature> OnPaper { get; init; } = [];

    /// <summary>What other applications have in common with this one; null where that is not shown.</summary>
    public DuplicateModel? Duplicates { get; init; }

    /// <summary>What a correction can open.</summary>
    public ImmutableArray<CorrectionItem> Correctable { get; init; } = [];

    /// <summary>What was put right since the first check; null where this is the first.</summary>
    public CorrectionDetails? Corrected { get; init; }

    Choice ITaskDetails.OptionOf(Texts texts, string field, string option) =>
        field == TaskFields.Opens
            ? new Choice(option, CorrectionItemText.Of(texts, Correctable.First(item => item.Key == option)))
            : OnPaper.First(signature => signature.PartyId == option).ToChoice(texts);
}

/// <summary>An entry found of a party, before two officers.</summary>
/// <param name="MaskedIdentifier">Unit code, or a person's number under the one mask.</param>
/// <param name="Source">Where it was found.</param>
/// <param name="Outcome">What was found: the name of a credit query's outcome.</param>
/// <param name="Explanation">What the officer who looked wrote, or how the list was matched.</param>
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

    /// <summary>What the party had signed.</summary>
    public DeclarationDetails? Declared { get; init; }

    /// <summary>What it answered about the entry; null where it was not asked, or did not answer.</summary>
    public StatementDetails? Answer { get; init; }

    /// <summary>What both officers said when they were asked before.</summary>
    public ImmutableArray<EarlierOpinion> EarlierOpinions { get; init; } = [];
}

/// <summary>What a party answered about an entry that it had declared: that it is wrong, discharged or repaired.</summary>
public sealed record StatementDetails(string Text, DateTimeOffset AnsweredAt)
{
    /// <summary>The document that shows it; null where there is none.</summary>
    public string? DocumentHref { get; init; }
}

/// <summary>What a party declared about itself in its commitment.</summary>
/// <param name="Facts">What it told about its entries; null where it declared to have none.</param>
public sealed record DeclarationDetails(string Signer, DateTimeOffset SignedAt, string? Facts);

/// <summary>An objection to a project on public notice, before two officers.</summary>
/// <param name="Facts">In the objector's words.</param>
/// <param name="ObjectorName">Told to these two officers alone.</param>
public sealed record ObjectionDetails(string Facts, DateTimeOffset FiledAt, string ObjectorName, string ObjectorContact) : ITaskDetails
{
    Type ITaskDetails.Facts => typeof(ObjectionFacts);

    /// <summary>What both officers said when they were asked before.</summary>
    public ImmutableArray<EarlierOpinion> EarlierOpinions { get; init; } = [];
}

/// <summary>An opinion that was not shared by the other officer, so that both are asked again.</summary>
/// <param name="Choice">The word that was chosen.</param>
public sealed record EarlierOpinion(string Officer, DateTimeOffset At, string Choice, string Reason);

/// <summary>A commitment that a party signs on the sealed print, as the clerk has entered it.</summary>
/// <param name="MaskedIdentifier">Unit code, or a person's number under the one mask.</param>
public sealed record PaperSignature(string PartyId, string Party, PartyRole Role, string MaskedIdentifier, string Signer)
{
    /// <summary>What it tells about its entries; null where it declares to have none.</summary>
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

/// <summary>A correction that was asked for and submitted.</summary>
public sealed record CorrectionDetails(string Reason, DateTimeOffset SubmittedAt)
{
    /// <summary>What the officer had opened.</summary>
    public ImmutableArray<CorrectionItem> Opens { get; init; } = [];

    /// <summary>What the applicant changed of it.</summary>
    public ImmutableArray<CorrectionChange> Changes { get; init; } = [];
}
