using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Tasks;

/// <summary>What tasks are about, for mails and lists of tasks.</summary>
public sealed class TaskAbouts(IRecordStore<Application> applications)
{
    /// <summary>What a task on a record of a round is about.</summary>
    public async Task<TaskAbout> OfAsync(RecordRef record, RoundGuide guide, CancellationToken cancellationToken) =>
        record.Type == RecordType.Application
            ? Of((await applications.GetAsync(record.Id, cancellationToken)).State, guide)
            : new TaskAbout(guide.Title);

    private static TaskAbout Of(Application application, RoundGuide guide) =>
        new(guide.Title, application.Title, application.Serial ?? application.Id.Value[..8]);
}
