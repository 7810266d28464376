using CreditFunctions.Core.Imports;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Imports;

/// <summary>The record type of imported files.</summary>
internal sealed class ImportRecords()
    : RecordDefinition<DataImport>(
        RecordType.Import,
        StorageNames.Imports,
        fact => DataImport.From((ImportChecked)fact),
        (state, fact) => state.Apply(fact)
    )
{
    public override string DeskPathOf(string id) => $"/desk/imports/{id}";
}
