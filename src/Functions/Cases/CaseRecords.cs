using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Cases;

/// <summary>The record type of integrity cases.</summary>
internal sealed class CaseRecords()
    : RecordDefinition<IntegrityCase>(
        RecordType.Case,
        StorageNames.Cases,
        fact => IntegrityCase.From((CaseOpened)fact),
        (state, fact) => state.Apply(fact)
    )
{
    public override string DeskPathOf(string id) => $"/desk/cases/{id}";
}
