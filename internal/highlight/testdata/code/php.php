<?php
declare(strict_types=1);

namespace App\Models;

use App\Contracts\{Readable, Writable};
use function strlen;

/**
 * 글
 */
#[Attribute]
final class Post extends Model implements Readable, \Countable
{
    use SoftDeletes;

    public const MAX_SIZE = 0xFF;
    private static ?self $instance = null;
    protected array $tags = ['php', "한글"];

    public function __construct(private readonly string $title, ?int $size = null)
    {
        parent::__construct();
        $this->title = trim($title) ?: "제목 없음: {$size} $title[0] {$this->name}\n";
    }

    public static function find(int|string $id): static
    {
        $rows = array_filter($db->query("SELECT * FROM posts WHERE id = $id"), fn($r) => $r['id'] === $id);
        foreach ($rows as $key => &$value) {
            if (!isset($value) || empty($key)) continue;
            echo sprintf('%s: %d', $key, count($value)), PHP_EOL;
        }
        return new static(...$rows);
    }
}

# 주석
$text = <<<EOT
여러 줄 $name
EOT;
$sum = array_map(function ($x) use (&$total): int { return $x ** 2 + 1.5e3; }, [1, 2, 0b11]);
try {
    throw new \InvalidArgumentException('it\'s');
} catch (TypeError | Exception $e) {
    error_log($e->getMessage() . __LINE__);
} finally { unset($sum); }
$result = match (true) { $a <=> $b => null, default => false };
?>
<h1><?= htmlspecialchars($post->title) ?></h1>
<?php if ($user): ?>
  <p class="hi">안녕, <?php echo $user->name; ?></p>
<?php endif; ?>
<?php
#[Attribute]
enum Status: string {
    case Open = 'open';
    case Closed = 'closed';
    const int MAX = 0o17;
    public static function all(): array { return array_is_list(self::cases()) ? \strlen('x') : []; }
}
# 주석
class Point { public private(set) int $x = 1; public function __construct(protected(set) readonly string $n) {} }
try { \run(); } catch (\Foo\Bar | Baz $e) {}
