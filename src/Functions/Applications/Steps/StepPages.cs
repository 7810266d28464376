using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Duplicates;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Pages.Applications;
using CreditFunctions.Pages.Applications.Steps;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Functions.Applications;

/// <summary>The confirmation pages of an applicant's steps.</summary>
public sealed class StepPages(ApplicationPages pages)
{
    public StepModel Model(ApplicantStep step, Application application, RoundGuide guide, DateTimeOffset now, FormState? form = null) =>
        new(step, application.Title, $"applications/{application.Id}", application.State)
        {
            ServerTime = now,
            Until = UntilOf(step, application, guide),
            VersionCode = step is ApplicantStep.Submit or ApplicantStep.SubmitCorrection or ApplicantStep.Seal
                ? VersionCode.Of(application)
                : null,
            Obstacles = form is null ? Obstacles(step, application, guide, now) : [],
            CorrectionReason = step is ApplicantStep.SubmitCorrection ? application.Correction?.Reason : null,
            ContactEmail = step is ApplicantStep.ChangeContact ? application.ContactEmail : null,
            GuideChanges = step is ApplicantStep.AdoptGuide ? GuideAdoption.ChangesFor(guide) : [],
            Form = form ?? FormState.Empty,
            AntiForgeryToken = pages.AntiForgeryToken(application.Id),
        };

    public StatementModel Responses(Application application, string? partyId, string? source, DateTimeOffset now, FormState? form = null)
    {
        var open = application.Statements.Where(question => ApplicationPages.IsOpen(application, question, now)).ToList();
        var asked =
            open.Find(question => question.PartyId == partyId && question.Source.ToString() == source)
            ?? (open is [var only] ? only : null);
        return new StatementModel(application.Title, $"applications/{application.Id}")
        {
            Questions = ApplicationPages.Questions(application, now),
            Asked = asked is null ? null : Asked(application, asked),
            Form = form ?? FormState.Empty,
            AntiForgeryToken = pages.AntiForgeryToken(application.Id),
        };
    }

    private static QuestionAsked Asked(Application application, PartyStatement question)
    {
        var party = application.Parties.FirstOrDefault(party => party.Id == question.PartyId);
        return new QuestionAsked(
            question.PartyId,
            party?.Name ?? question.PartyId,
            question.Source,
            question.Until,
            CanBeRemoved: party?.Role == PartyRole.PartnerUnit,
            $"applications/{application.Id}/answers"
        );
    }

    private static DateTimeOffset? UntilOf(ApplicantStep step, Application application, RoundGuide guide) =>
        step switch
        {
            ApplicantStep.Submit or ApplicantStep.Recall => guide.ClosesAt,
            ApplicantStep.SubmitCorrection => application.Correction?.Until,
            ApplicantStep.StateDuplicate => application.DuplicateHearing?.Until,
            _ => null,
        };

    // Fields that the form itself asks for are not errors when it is shown.
    private static ImmutableArray<Error> Obstacles(ApplicantStep step, Application application, RoundGuide guide, DateTimeOffset now) =>
        step switch
        {
            ApplicantStep.Submit => ApplicationPolicy.Submit(application, guide, now, now).Errors,
            ApplicantStep.Recall => ApplicationPolicy.Recall(application, guide, now).Errors,
            ApplicantStep.SubmitCorrection => ApplicationPolicy.SubmitCorrection(application, guide, now).Errors,
            ApplicantStep.Withdraw => ApplicationMoves.Move(application.State, ApplicationMove.Withdraw).Errors,
            ApplicantStep.Renounce => ApplicationMoves.Move(application.State, ApplicationMove.Renounce).Errors,
            ApplicantStep.StateDuplicate => DuplicatePolicy.State(application, "—", now).Errors,
            ApplicantStep.AdoptGuide => GuideAdoption.Adopt(application, guide, now).Errors,
            ApplicantStep.ChangeContact => application.State.IsEnd() ? [ApplicationErrors.IsNotADraft(application.State)] : [],
            _ => [],
        };
}
