using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Audit;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Functions.Desk;

/// <summary>Facts of an application as events of its page, and the letters that they caused.</summary>
internal static class DeskEvents
{
    public static DeskEvent Of(AuditEnvelope envelope, Fact? fact, StaffDirectory directory, RoundGuide guide)
    {
        var actor = directory.Find(envelope.Actor)?.Name ?? guide.Staff.FirstOrDefault(member => member.Id == envelope.Actor)?.Name
            ?? guide.RecommendingBodies.FirstOrDefault(body => body.Id == envelope.Actor)?.Name ?? envelope.Actor;
        var told = new DeskEvent(envelope.FactType, envelope.At, actor);
        return fact switch
        {
            ApplicationMoved moved => told with { Reached = moved.To, Detail = moved.Reason },
            TaskOpened opened => told with { Step = opened.Task.Step.ToString(), Detail = opened.Officer.Name },
            TaskHandedOver handed => told with { Step = handed.Task.Step.ToString(), Detail = $"{handed.Officer.Name} · {handed.Reason}" },
            TaskReminded reminded => told with { Step = reminded.Task.Step.ToString() },
            DecisionRecorded decided => told with { Step = decided.Task.Step.ToString(), Detail = Mask(ReasonOf(decided.Decision)) },
            DocumentRegistered registered => told with { Detail = registered.Document.FileName },
            HoldPlaced placed => told with { Detail = Mask(placed.Hold.Reason) },
            HoldLifted lifted => told with { Detail = Mask(lifted.Reason) },
            CorrectionRequested requested => told with { Detail = Mask(requested.Correction.Reason) },
            PartnerRemoved removed => told with { Detail = removed.Reason },
            FindingMade made => told with { Detail = Mask(made.Finding.Reason) },
            AnswersRequested asked => told with { Sources = [asked.Question.Source] },
            AnswerGiven given => told with { Sources = [given.Source] },
            CreditChecked check => told with { Sources = [.. check.Checks.Select(each => each.Source).Distinct()] },
            _ => told,
        };
    }

    /// <summary>The letters of an application, the newest first. A letter that was sent is known by what caused it.</summary>
    /// <param name="owed">Keys of those that are not sent yet.</param>
    public static IEnumerable<DeskMail> Mails(IEnumerable<Fact> facts, Application application, HashSet<string> owed) =>
        facts.SelectMany(fact => fact switch
        {
            ApplicationCreated created => (IEnumerable<DeskMail>)[new DeskMail("Begun", created.Application.ContactEmail, created.Application.CreatedAt, owed.Contains(WelcomeApplicantActivity.LetterKey))],
            TaskOpened opened => [new DeskMail(opened.Task.Step.ToString(), opened.Officer.Email, opened.OpenedAt, owed.Contains(TaskDesk.OpenedKey(opened.Task)))],
            TaskHandedOver handed => [new DeskMail(handed.Task.Step.ToString(), handed.Officer.Email, handed.At, IsOwed: false)],
            ApplicationMoved moved when MoveApplicationActivity.IsTold(moved.Move) => [new DeskMail(moved.To.ToString(), application.ContactEmail, moved.At, IsOwed: false)],
            _ => [],
        }).Reverse();

    private static string? ReasonOf(Decision decision) => decision switch
    {
        Decision.FormatCheck check => check.Reason,
        Decision.Recommendation recommendation => recommendation.Reason,
        Decision.FindingOpinion opinion => opinion.Reason,
        _ => null,
    };

    // People write numbers into reasons.
    private static string? Mask(string? text) => text is null ? null : IdentifierMask.ApplyWithin(text);
}
