using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Pages.Applications;

namespace CreditFunctions.Functions.Applications;

/// <summary>The steps that an applicant may take now, by the domain's table and the round's clock.</summary>
internal static class ApplicantStepsNow
{
    public static ImmutableArray<ApplicantStep> Of(Application application, RoundGuide guide, bool offersSeal, DateTimeOffset now) =>
        [.. Enum.GetValues<ApplicantStep>().Where(step => IsPossible(step, application, guide, offersSeal, now))];

    private static bool IsPossible(ApplicantStep step, Application application, RoundGuide guide, bool offersSeal, DateTimeOffset now) =>
        step switch
        {
            ApplicantStep.Submit => ApplicationPages.IsChangeable(application, guide, now),
            ApplicantStep.Recall => guide.IsOpenAt(now) && Allows(application, ApplicationMove.Recall),
            ApplicantStep.Withdraw => Allows(application, ApplicationMove.Withdraw),
            ApplicantStep.SubmitCorrection => application
                is { State: ApplicationState.CorrectionPending, Correction: { SubmittedAt: null } asked }
                && application.TermsAt(now) < asked.Until,
            ApplicantStep.Renounce => Allows(application, ApplicationMove.Renounce),
            ApplicantStep.StateDuplicate => application.DuplicateHearing is { StatedAt: null } hearing && now < hearing.Until,
            ApplicantStep.ChangeContact => !application.State.IsEnd(),
            ApplicantStep.AdoptGuide => guide.Corrected is not null && ApplicationPages.IsChangeable(application, guide, now),
            ApplicantStep.Seal => offersSeal
                && guide.RequiresSignedScan
                && CommitmentPolicy.OnPaper(application).IsEmpty
                && ApplicationPages.IsChangeable(application, guide, now),
            _ => false,
        };

    private static bool Allows(Application application, ApplicationMove move) =>
        ApplicationMoves.LegalIn(application.State).Any(line => line.Move == move);
}
