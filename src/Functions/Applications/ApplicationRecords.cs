using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Applications;

/// <summary>The record type of applications.</summary>
internal sealed class ApplicationRecords()
    : RecordDefinition<Application>(
        RecordType.Application,
        StorageNames.Applications,
        fact => Application.From((ApplicationCreated)fact),
        (state, fact) => state.Apply(fact)
    )
{
    public override string DeskPathOf(string id) => $"/desk/applications/{id}";
}
