using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Applications;

internal sealed class ApplicationFiles(IRecordStore<Application> applications) : FileOwner
{
    public override async Task<bool> RefersAsync(string owner, string fileId, CancellationToken cancellationToken) =>
        ApplicationId.TryParse(owner, out var id)
        && await applications.FindAsync(id.Value, cancellationToken) is { } application
        && application.State.Documents.Any(each => each.Id == fileId);
}
