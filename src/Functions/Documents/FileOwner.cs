using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Documents;

/// <summary>A kind of record that files belong to. Each is one class in the folder of its feature.</summary>
public abstract class FileOwner
{
    /// <summary>Whether a record of this kind refers to a file now.</summary>
    /// <param name="owner">Under which the file is stored; of another kind of record, perhaps.</param>
    public abstract Task<bool> RefersAsync(string owner, string fileId, CancellationToken cancellationToken);

    /// <summary>Registers every kind of this app.</summary>
    internal static void RegisterAll(IServiceCollection services)
    {
        foreach (var kind in typeof(FileOwner).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(FileOwner)) && !type.IsAbstract))
        {
            services.AddSingleton(typeof(FileOwner), kind);
        }
    }
}
