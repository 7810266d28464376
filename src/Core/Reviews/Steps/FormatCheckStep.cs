using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Duplicates;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>形式审查: admit an application, return it once for correction, or refuse it.</summary>
public sealed class FormatCheckStep : StepDefinition<FormatCheckDecision>
{
    private const string Admit = "admit";
    private const string Correct = "correct";
    private const string Refuse = "refuse";
    private static readonly StepField Confirmed = StepField.Boxes("confirmedPartyIds", []);
    private static readonly StepField Opened = StepField.Boxes("opens", []);

    public override StepDetails Details => StepDetails.Admission;

    public override ImmutableArray<StaffRole> Seats => [StaffRole.CaseOfficer];

    public override ImmutableArray<StepField> FieldsOf(DecisionContext context)
    {
        var application = context.Application!;
        var (paper, mayCorrect) = (CommitmentPolicy.OnPaper(application), application.Correction is null);
        return
        [
            .. CommitmentPolicy.NeedsSignedScan(application, context.Guide)
                ? [StepField.Code("versionCode")]
                : ImmutableArray<StepField>.Empty,
            .. paper.IsEmpty ? [] : ImmutableArray.Create(Confirmed with { Options = [.. paper.Select(party => party.Id)] }),
            mayCorrect ? StepField.Choice(Admit, Correct, Refuse) : StepField.Choice(Admit, Refuse),
            .. mayCorrect
                ? [Opened with { Options = [.. CorrectionItem.Of(application, context.Guide).Select(item => item.Key)] }]
                : ImmutableArray<StepField>.Empty,
            StepField.Reason,
        ];
    }

    internal override ValidationErrors Check(ValidationErrors faults, DecisionForm form, DecisionContext context)
    {
        var (application, code) = (context.Application!, CodeOf(context));
        var contested = form.Choice == Admit ? DuplicatePolicy.CheckAdmission(application, context.Contested) : null;
        var opens = OpensOf(form, context);
        faults
            .When(
                FormatCheckOrdinals.IsBygone(application, context.Task.Ordinal),
                "choice",
                ApplicationErrors.IsReturned(application.State)
            )
            .When(contested is not null, "choice", contested!)
            .When(form.Choice == Admit && !context.Banned.IsEmpty, "choice", context.Banned.FirstOrDefault()!)
            .When(
                code is not null && form.Choice == Admit && !VersionCode.Matches(form.VersionCode, code),
                "versionCode",
                new Error(
                    ErrorKind.Invalid,
                    "version-code-differs",
                    "The code on the sealed print is not that of the application as submitted. Compare again, or ask for a correction."
                )
            )
            .When(!opens.IsSuccess, Opened.Name, opens.Errors.FirstOrDefault()!)
            .When(
                form.Choice is Admit or Refuse && !form.Opens.IsDefaultOrEmpty,
                Opened.Name,
                new Error(
                    ErrorKind.Invalid,
                    "correction-is-not-chosen",
                    "Only a correction opens something. Choose correct, or select nothing here."
                )
            );
        return Confirms(faults, form, CommitmentPolicy.OnPaper(application));
    }

    protected override FormatCheckDecision Decide(DecisionForm form, DecisionContext context)
    {
        var (isAdmitted, paper) = (form.Choice == Admit, CommitmentPolicy.OnPaper(context.Application!));
        return new FormatCheckDecision(Enum.Parse<FormatCheckChoice>(form.Choice!, ignoreCase: true), form.Reason!)
        {
            VersionCode = isAdmitted ? CodeOf(context) : null,
            Opens = OpensOf(form, context).Value,
            ConfirmedPartyIds = isAdmitted && !paper.IsEmpty ? [.. paper.Select(party => party.Id)] : [],
        };
    }

    protected override DecisionForm FormOf(FormatCheckDecision decision) =>
        new()
        {
            Choice = decision.Choice.ToString().ToLowerInvariant(),
            Reason = decision.Reason,
            VersionCode = decision.VersionCode,
            ConfirmedPartyIds = decision.ConfirmedPartyIds,
            Opens = [.. decision.Opens.Select(item => item.Key)],
        };

    private static string? CodeOf(DecisionContext context) =>
        CommitmentPolicy.NeedsSignedScan(context.Application!, context.Guide) ? VersionCode.Of(context.Application!) : null;

    private static Result<ImmutableArray<CorrectionItem>> OpensOf(DecisionForm form, DecisionContext context) =>
        form.Choice == Correct
            ? CorrectionPolicy.Select(context.Application!, context.Guide, form.Opens)
            : ImmutableArray<CorrectionItem>.Empty;

    /// <summary>Each party that signs on paper is confirmed individually before the admission.</summary>
    private static ValidationErrors Confirms(ValidationErrors faults, DecisionForm form, ImmutableArray<Party> paper)
    {
        var confirmed = form.ConfirmedPartyIds.IsDefault ? [] : form.ConfirmedPartyIds;
        foreach (var stranger in confirmed.Where(id => paper.All(party => party.Id != id)))
        {
            faults.When(true, Confirmed.Name, CommitmentErrors.NothingToConfirm(stranger ?? ""));
        }

        foreach (var party in paper.Where(party => form.Choice == Admit && !confirmed.Contains(party.Id)))
        {
            faults.When(true, Confirmed.Name, CommitmentErrors.PaperIsUnconfirmed(party));
        }

        return faults;
    }
}

/// <summary>受理, 补正 or 不予受理.</summary>
public sealed record FormatCheckDecision(FormatCheckChoice Choice, string Reason) : Decision
{
    /// <summary>The code printed on the sealed print; null where none is required.</summary>
    public string? VersionCode { get; init; }

    /// <summary>Parties whose signature the officer found on the sealed print, individually confirmed.</summary>
    public ImmutableArray<string> ConfirmedPartyIds { get; init; } = [];

    public ImmutableArray<CorrectionItem> Opens { get; init; } = [];

    public override string ToOutcome() => Choice.ToString();
}

/// <summary>Outcomes of the format check.</summary>
public enum FormatCheckChoice
{
    /// <summary>受理.</summary>
    Admit,

    /// <summary>不予受理.</summary>
    Refuse,

    /// <summary>补正.</summary>
    Correct,
}
