using CreditFunctions.Core.Projects;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Projects;

/// <summary>The record type of projects.</summary>
internal sealed class ProjectRecords()
    : RecordDefinition<Project>(
        RecordType.Project,
        StorageNames.Projects,
        fact => Project.From((ProjectOpened)fact),
        (state, fact) => state.Apply(fact)
    )
{
    public override string DeskPathOf(string id) => $"/desk/projects/{id}";
}
