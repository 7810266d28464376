using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Duplicates;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Pages.Reviews;

namespace CreditFunctions.Functions.Reviews.Kinds;

/// <summary>Tasks that take an application in: with its duplicates, commitments on paper and what a correction can open.</summary>
internal sealed class AdmissionTasks(DuplicateRegister duplicates, BanGate bans, TimeProvider time) : ApplicationTaskKind
{
    public override StepMatter Matter => StepMatter.Admission;

    public override async Task<TaskDossier> GatherAsync(TaskDossier dossier, CancellationToken cancellationToken) =>
        dossier with
        {
            Duplicates = await duplicates.ReportAsync(dossier.Application!, dossier.Guide, cancellationToken),
        };

    public override async Task<DecisionContext> JudgeAsync(DecisionContext context, OpenedTask task, CancellationToken cancellationToken) =>
        context with
        {
            Contested = (await duplicates.ContestedAsync(context.Application!, context.Guide, cancellationToken)).Others,
            Banned = [.. await bans.CheckAsync(context.Guide, context.Application!.Parties, cancellationToken)],
        };

    public override ITaskMatter PageOf(TaskDossier dossier, string folder)
    {
        var application = dossier.Application!;
        return new FormatCheckMatter
        {
            OnPaper = [.. CommitmentPolicy.OnPaper(application).Select(party => Paper(party, application))],
            Duplicates = dossier.Duplicates is { } report ? DuplicateViews.Of(application, report, time.GetUtcNow()) : null,
            Correctable = CorrectionItem.Of(application, dossier.Guide),
            Corrected =
                dossier.Task.Link.Task.Ordinal > 1 && application.Correction is { HandedInAt: { } at } correction
                    ? new CorrectedMatter(correction.Reason, at)
                    {
                        Opens = correction.Opens,
                        Changes = CorrectionChange.Of(application, dossier.Guide),
                    }
                    : null,
        };
    }

    public override Task<TaskView> ViewAsync(TaskView view, TaskDossier dossier, string folder, CancellationToken cancellationToken)
    {
        var application = dossier.Application!;
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
                Duplicates = dossier.Duplicates is { } report ? DuplicateViews.Of(application, report, time.GetUtcNow()) : null,
                Correctable = application.Correction is null ? CorrectionItem.Of(application, dossier.Guide) : null,
                Changes = application.Correction is { HandedInAt: not null } ? CorrectionChange.Of(application, dossier.Guide) : null,
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
