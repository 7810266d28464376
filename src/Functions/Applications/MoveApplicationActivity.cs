using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Applications;

/// <summary>One move of one application.</summary>
/// <param name="Ordinal">1 for the first time the move is made, 2 when the path comes by again.</param>
/// <param name="Reason">Told to the applicant; empty for a plain step forward.</param>
public sealed record ApplicationStep(string ApplicationId, ApplicationMove Move, int Ordinal = 1, string Reason = "");

/// <summary>Makes a move once, and tells the applicant where that ends or changes something for them.</summary>
public sealed class MoveApplicationActivity(IRecordStore<Application> applications, Postman postman, TimeProvider time)
{
    private static readonly HashSet<ApplicationMove> ToldToApplicant =
    [
        ApplicationMove.MissClosing,
        ApplicationMove.Admit,
        ApplicationMove.RefuseAdmission,
        ApplicationMove.PlaceInReserve,
        ApplicationMove.Decline,
        ApplicationMove.PublishNotice,
        ApplicationMove.Award,
    ];

    /// <summary>Key of the fact of a move.</summary>
    public static string FactKey(ApplicationMove move, int ordinal = 1) => $"move|{move}|{ordinal}";

    [Function(nameof(MoveApplicationActivity))]
    public async Task RunAsync([ActivityTrigger] ApplicationStep step, CancellationToken cancellationToken)
    {
        var factKey = FactKey(step.Move, step.Ordinal);
        var now = time.GetUtcNow();
        var letters = await LettersAsync(step, factKey, cancellationToken);
        var recording = await applications.RecordAsync(
            step.ApplicationId,
            factKey,
            application => ApplicationPolicy.Move(application, step.Move, step.Reason, now).Select<Fact>(moved => moved),
            Signature.Procedure(now),
            letters,
            cancellationToken);
        if (recording is Recording<Application>.Refused && step.Move == ApplicationMove.MissClosing)
        {
            // A submission came in first: it stands, and the procedure finds it.
            return;
        }

        recording.EnsureStored();
        await postman.DeliverAsync(applications, step.ApplicationId, letters.Select(letter => letter.Key), cancellationToken);
    }

    private async Task<IReadOnlyList<OutboxLetter>> LettersAsync(ApplicationStep step, string factKey, CancellationToken cancellationToken)
    {
        if (!ToldToApplicant.Contains(step.Move))
        {
            return [];
        }

        var application = (await applications.GetAsync(step.ApplicationId, cancellationToken)).State;
        var letter = new Letter.OutcomeTold(application.ContactEmail, step.ApplicationId, application.Title, step.Move, step.Reason);
        return [new OutboxLetter(factKey, letter)];
    }
}
