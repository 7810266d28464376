using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Duplicates;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Pages.Reviews;

namespace CreditFunctions.Functions.Reviews.Kinds;

/// <summary>Admission tasks: with duplicates, paper commitments and correctable parts.</summary>
internal sealed class AdmissionTasks(DuplicateRegister duplicates, BanGate bans, TimeProvider time) : ApplicationTaskKind
{
    public override StepDetails Details => StepDetails.Admission;

    public override async Task<TaskDetails> GatherAsync(TaskDetails details, CancellationToken cancellationToken) =>
        details with
        {
            Duplicates = await duplicates.ReportAsync(details.Application!, details.Guide, cancellationToken),
        };

    public override async Task<DecisionContext> JudgeAsync(DecisionContext context, OpenedTask task, CancellationToken cancellationToken) =>
        context with
        {
            Contested = (await duplicates.ContestedAsync(context.Application!, context.Guide, cancellationToken)).Others,
            Banned = [.. await bans.CheckAsync(context.Guide, context.Application!.Parties, cancellationToken)],
        };

    public override ITaskDetails PageOf(TaskDetails details, string folder)
    {
        var application = details.Application!;
        return new FormatCheckDetails
        {
            OnPaper = [.. CommitmentPolicy.OnPaper(application).Select(party => Paper(party, application))],
            Duplicates = details.Duplicates is { } report ? DuplicateViews.Of(application, report, time.GetUtcNow()) : null,
            Correctable = CorrectionItem.Of(application, details.Guide),
            Corrected =
                details.Task.Link.Task.Ordinal > 1 && application.Correction is { SubmittedAt: { } at } correction
                    ? new CorrectionDetails(correction.Reason, at)
                    {
                        Opens = correction.Opens,
                        Changes = CorrectionChange.Of(application, details.Guide),
                    }
                    : null,
        };
    }

    public override Task<TaskView> ViewAsync(TaskView view, TaskDetails details, string folder, CancellationToken cancellationToken)
    {
        var application = details.Application!;
        return Task.FromResult(
            view with
            {
                OnPaper =
                [
                    .. CommitmentPolicy
                        .OnPaper(application)
                        .Select(party => new PaperCommitmentView(
                            party.Id,
                            party.Role,
                            party.Name,
                            PartyView.Of(party, application).Identifier,
                            application.CommitmentOf(party.Id)!
                        )),
                ],
                Duplicates = details.Duplicates is { } report ? DuplicateViews.Of(application, report, time.GetUtcNow()) : null,
                Correctable = application.Correction is null ? CorrectionItem.Of(application, details.Guide) : null,
                Changes = application.Correction is { SubmittedAt: not null } ? CorrectionChange.Of(application, details.Guide) : null,
            }
        );
    }

    private static PaperSignature Paper(Party party, Application application)
    {
        var signed = application.CommitmentOf(party.Id)!;
        return new PaperSignature(party.Id, party.Name, party.Role, PartyView.Of(party, application).Identifier, signed.SignerName)
        {
            DeclaredFacts = signed.DeclaresNoDishonesty ? null : signed.DeclaredFacts ?? "",
            ConsentsToElectronicService = signed.ConsentsToElectronicService,
        };
    }
}
