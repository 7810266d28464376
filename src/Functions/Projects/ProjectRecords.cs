using CreditFunctions.Core.Projects;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Projects;

/// <summary>Projects after their award, each with its procedure.</summary>
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
