-- 학생과 점수
CREATE TABLE IF NOT EXISTS students (
    id BIGINT UNSIGNED PRIMARY KEY AUTO_INCREMENT,
    name VARCHAR(50) NOT NULL DEFAULT '이름 없음',
    "class" TEXT, `group` INTEGER,
    birthday DATE CHECK (birthday > '2000-01-01'),
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP
);

/* 여러 줄
   주석 */
INSERT INTO students (name, birthday) VALUES
    ('홍길동', '2001-02-03'),
    ('O''Brien', NULL), ('back\'slash', NOW());

WITH ranked AS (
    SELECT s.id, s.name, AVG(sc.score) AS average,
           ROW_NUMBER() OVER (PARTITION BY s.class ORDER BY sc.score DESC) AS rn
    FROM students s
    LEFT OUTER JOIN scores sc ON sc.student_id = s.id AND sc.score >= 60.5
    WHERE s.name LIKE '김%' OR s.id IN (1, 2, 3)
    GROUP BY s.id, s.name
    HAVING COUNT(*) > 1
)
select * from ranked where rn <= 3 order by average desc limit 10 offset 5;

update students set name = concat(name, '_', 1 + 2 * 3 / 4) where id <> 1 and not exists (select 1 from dual);
DELETE FROM students WHERE id BETWEEN 10 AND 20;
CREATE INDEX idx_name ON students USING btree (name);
ALTER TABLE students ADD COLUMN email varchar(100) UNIQUE;
SELECT CASE WHEN score >= 90 THEN 'A' ELSE 'B' END AS 등급, data->>'$.name', @total := 0 FROM scores;
GRANT SELECT ON students TO 'user'@'localhost';
BEGIN; COMMIT; ROLLBACK;
EXPLAIN ANALYZE SELECT DISTINCT ON (id) x::int FROM t;
