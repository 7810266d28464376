using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Staff;

/// <summary>The record type of the directory of officers.</summary>
internal sealed class DirectoryRecords()
    : RecordDefinition<StaffDirectory>(
        RecordType.Staff,
        StorageNames.Staff,
        fact => StaffDirectory.From((DirectoryOpened)fact),
        (state, fact) => state.Apply(fact)
    )
{
    public override string DeskPathOf(string id) => $"/desk/staff";
}
