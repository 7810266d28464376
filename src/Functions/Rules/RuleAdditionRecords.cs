using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Rules;

/// <summary>The record type of the rule files and working days that the bureau added.</summary>
internal sealed class RuleAdditionRecords()
    : RecordDefinition<RuleAdditions>(RecordType.Rules, StorageNames.Rules, _ => new RuleAdditions(), (state, fact) => state.Apply(fact))
{
    public override string DeskPathOf(string id) => "/desk/rules";
}
