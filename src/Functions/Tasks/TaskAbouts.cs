using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Tasks;

/// <summary>The subjects of tasks, for mails and lists.</summary>
public sealed class TaskAbouts(IRecordStore<Application> applications)
{
    public async Task<TaskAbout> OfAsync(RecordRef record, RoundGuide guide, CancellationToken cancellationToken) =>
        record.Type == RecordType.Application
            ? Of((await applications.GetAsync(record.Id, cancellationToken)).State, guide)
            : new TaskAbout(guide.Title);

    private static TaskAbout Of(Application application, RoundGuide guide) =>
        new(guide.Title, application.Title, application.Serial ?? application.Id.Value[..8]);
}
