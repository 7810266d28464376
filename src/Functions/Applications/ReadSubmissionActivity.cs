using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Applications;

/// <summary>Whether an application was handed in.</summary>
/// <param name="DecidedAt">From when on the answer is final.</param>
public sealed record Submission(bool IsSubmitted, DateTimeOffset DecidedAt);

/// <summary>Reads whether an application was handed in.</summary>
public sealed class ReadSubmissionActivity(IRecordStore<Application> applications, RoundDirectory directory)
{
    [Function(nameof(ReadSubmissionActivity))]
    public async Task<Submission> RunAsync([ActivityTrigger] ApplicationBegun begun, CancellationToken cancellationToken)
    {
        var application = await applications.GetAsync(begun.ApplicationId, cancellationToken);
        var guide = await directory.GetAsync(begun.RoundId, cancellationToken);
        return new Submission(application.State.SubmittedAt is not null, guide.SubmissionsDecidedAt);
    }
}
